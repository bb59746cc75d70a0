import { describe, expect, test } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { insertUser } from "../testing/factories";
import { deactivateUser } from "../users/commands";
import { anonymous, system, type UserActor } from "./abilities";
import { endSession, endUserSessions, issueOneTimeLink, setPassword } from "./commands";
import { deleteDraft, deleteExpiredDrafts, findDraft, saveDraft } from "./drafts";
import { newToken } from "./tokens";

const HOUR = 60 * 60 * 1000;

/** Somebody whose session has run out, and its token. */
async function ranOut(values: { active?: boolean } = {}) {
  const { id } = await insertUser(values);
  const { token, tokenHash } = newToken();
  const past = new Date(Date.now() - HOUR);
  await write((tx) =>
    tx.session.create({ data: { userId: id, tokenHash, device: "", lastSeenAt: past, expiresAt: past } }),
  );
  return { id, token };
}

interface Ended {
  id: number;
  session: number;
}

const actorOfUser = (id: number): UserActor => ({ kind: "user", id, username: "ada", role: "bookseller" });

const typedInto = async (userId: number, path: string) => (await findDraft(userId, path))?.values;

describe("what somebody had typed when their session ran out", () => {
  test("is there for them at that form, and nowhere else", async () => {
    const [me, other] = [await ranOut(), await ranOut()];
    expect(await saveDraft(me.token, "/desk/books/new", { title: "Emma", note: "a\nb" })).toBe(true);
    expect(await typedInto(me.id, "/desk/books/new")).toEqual({ title: "Emma", note: "a\nb" });
    expect(await typedInto(me.id, "/desk/authors/new")).toBeUndefined();
    expect(await typedInto(other.id, "/desk/books/new")).toBeUndefined();
  });

  test("is the latest, and is gone when it is dropped", async () => {
    const { id, token } = await ranOut();
    await saveDraft(token, "/form", { title: "Emma" });
    await saveDraft(token, "/form", { title: "Persuasion" });
    expect(await typedInto(id, "/form")).toEqual({ title: "Persuasion" });
    await deleteDraft(id, "/form");
    expect(await typedInto(id, "/form")).toBeUndefined();
  });

  test("is without what says who they are or what they may do, and says when it was", async () => {
    const { id, token } = await ranOut();
    const values = {
      username: "ada",
      role: "admin",
      active: "yes",
      shared: "yes",
      newPassword: "x",
      "authors.0.role": "editor",
    };
    await saveDraft(token, "/desk/users/1/edit", values);
    const draft = await findDraft(id, "/desk/users/1/edit");
    expect(draft?.values).toEqual({ username: "ada", "authors.0.role": "editor" });
    expect(draft?.savedAt).toBeInstanceOf(Date);
    // Nor is it there when an older version had kept it.
    await write((tx) =>
      tx.formDraft.updateMany({ where: { userId: id }, data: { values: { username: "ada", role: "admin" } } }),
    );
    expect(await typedInto(id, "/desk/users/1/edit")).toEqual({ username: "ada" });
  });

  test("is not kept for whoever has signed out, had their password changed, or was signed out by an admin", async () => {
    const endings = {
      endSession: ({ id, session }: Ended) =>
        execute(endSession, { id: session }, { actor: actorOfUser(id), via: "test" }),
      endUserSessions: ({ id }: Ended) => execute(endUserSessions, { userId: id }, { actor: system, via: "test" }),
      setPassword: async ({ id }: Ended) => {
        const link = await execute(issueOneTimeLink, { userId: id }, { actor: system, via: "test" });
        const token = link.ok ? link.secret : "";
        return execute(setPassword, { token, newPassword: "four tin drums roll" }, { actor: anonymous, via: "test" });
      },
      deactivateUser: ({ id }: Ended) => execute(deactivateUser, { id, version: 1 }, { actor: system, via: "test" }),
    };
    for (const [name, end] of Object.entries(endings)) {
      const { id, token } = await ranOut();
      const session = await db.session.findFirstOrThrow({ where: { userId: id } });
      expect(await saveDraft(token, "/form", { a: "b" }), name).toBe(true);
      expect(await end({ id, session: session.id }), name).toMatchObject({ ok: true });
      expect(await saveDraft(token, "/form", { a: "planted" }), name).toBe(false);
      expect(await typedInto(id, "/form"), name).not.toEqual({ a: "planted" });
    }
  });

  test("may hold any text whatever, without what a database cannot keep", async () => {
    const { id, token } = await ranOut();
    expect(await saveDraft(token, "/form", { title: "a\0b \ud83d 👍 \u202e '\"{}" })).toBe(true);
    expect(await typedInto(id, "/form")).toEqual({ title: "ab \ufffd 👍 \u202e '\"{}" });
  });

  test("is not kept without a session that once was, for an inactive user, or when it is huge", async () => {
    const { token } = await ranOut();
    const inactive = await ranOut({ active: false });
    for (const nobody of [undefined, "", "no token", inactive.token])
      expect(await saveDraft(nobody, "/form", { a: "b" })).toBe(false);
    expect(await saveDraft(token, "/form", { a: "x".repeat(200_001) })).toBe(false);
  });

  test("is kept of at most twenty forms, the latest", async () => {
    const [{ id, token }, other] = [await ranOut(), await ranOut()];
    await saveDraft(other.token, "/form/1", { a: "b" });
    for (let form = 1; form <= 21; form++) {
      await saveDraft(token, `/form/${form}`, { a: "b" });
      const createdAt = new Date(Date.now() - HOUR + form);
      await write((tx) =>
        tx.formDraft.updateMany({ where: { userId: id, path: `/form/${form}` }, data: { createdAt } }),
      );
    }
    expect(await db.formDraft.count({ where: { userId: id } })).toBe(20);
    expect(await typedInto(id, "/form/1")).toBeUndefined();
    expect(await typedInto(id, "/form/2")).toBeDefined();
    expect(await typedInto(other.id, "/form/1")).toBeDefined();
  });

  test("is kept for a day", async () => {
    const { id, token } = await ranOut();
    const age = (hours: number) =>
      write((tx) =>
        tx.formDraft.updateMany({ where: { userId: id }, data: { createdAt: new Date(Date.now() - hours * HOUR) } }),
      );
    await saveDraft(token, "/form", { title: "Emma" });
    await age(23);
    await write(deleteExpiredDrafts);
    expect(await typedInto(id, "/form")).toBeDefined();
    await age(25);
    expect(await typedInto(id, "/form")).toBeUndefined();
    await age(25);
    await write(deleteExpiredDrafts);
    await age(0);
    expect(await typedInto(id, "/form")).toBeUndefined();
  });
});
