import { describe, expect, test } from "vitest";
import { db } from "../db/client";
import { write } from "../db/gate";
import { someUser } from "../testing/people";
import { draftFor, dropDraft, forgetDrafts, keepDraft } from "./drafts";
import { newToken } from "./tokens";

const HOUR = 60 * 60 * 1000;

/** Somebody whose session has ended, and its token. */
async function signedOut(values: { active?: boolean } = {}) {
  const { id } = await someUser(values);
  const { token, tokenHash } = newToken();
  const past = new Date(Date.now() - HOUR);
  await write((tx) =>
    tx.session.create({
      data: { userId: id, tokenHash, device: "", lastSeenAt: past, expiresAt: past, endedAt: past },
    }),
  );
  return { id, token };
}

describe("what somebody had typed when their session ended", () => {
  test("is there for them at that form, and nowhere else", async () => {
    const [me, other] = [await signedOut(), await signedOut()];
    expect(await keepDraft(me.token, "/desk/books/new", { title: "Emma", note: "a\nb" })).toBe(true);
    expect(await draftFor(me.id, "/desk/books/new")).toEqual({ title: "Emma", note: "a\nb" });
    expect(await draftFor(me.id, "/desk/authors/new")).toBeUndefined();
    expect(await draftFor(other.id, "/desk/books/new")).toBeUndefined();
  });

  test("is the latest, and is gone when it is dropped", async () => {
    const { id, token } = await signedOut();
    await keepDraft(token, "/form", { title: "Emma" });
    await keepDraft(token, "/form", { title: "Persuasion" });
    expect(await draftFor(id, "/form")).toEqual({ title: "Persuasion" });
    await dropDraft(id, "/form");
    expect(await draftFor(id, "/form")).toBeUndefined();
  });

  test("may hold any text whatever, without what a database cannot keep", async () => {
    const { id, token } = await signedOut();
    expect(await keepDraft(token, "/form", { title: "a\0b \ud83d 👍 \u202e '\"{}" })).toBe(true);
    expect(await draftFor(id, "/form")).toEqual({ title: "ab \ufffd 👍 \u202e '\"{}" });
  });

  test("is not kept without a session that once was, for an inactive user, or when it is huge", async () => {
    const { token } = await signedOut();
    const inactive = await signedOut({ active: false });
    for (const nobody of [undefined, "", "no token", inactive.token])
      expect(await keepDraft(nobody, "/form", { a: "b" })).toBe(false);
    expect(await keepDraft(token, "/form", { a: "x".repeat(200_001) })).toBe(false);
  });

  test("is kept of at most twenty forms, the latest", async () => {
    const [{ id, token }, other] = [await signedOut(), await signedOut()];
    await keepDraft(other.token, "/form/1", { a: "b" });
    for (let form = 1; form <= 21; form++) {
      await keepDraft(token, `/form/${form}`, { a: "b" });
      const createdAt = new Date(Date.now() - HOUR + form);
      await write((tx) =>
        tx.formDraft.updateMany({ where: { userId: id, path: `/form/${form}` }, data: { createdAt } }),
      );
    }
    expect(await db.formDraft.count({ where: { userId: id } })).toBe(20);
    expect(await draftFor(id, "/form/1")).toBeUndefined();
    expect(await draftFor(id, "/form/2")).toBeDefined();
    expect(await draftFor(other.id, "/form/1")).toBeDefined();
  });

  test("is kept for a day", async () => {
    const { id, token } = await signedOut();
    const age = (hours: number) =>
      write((tx) =>
        tx.formDraft.updateMany({ where: { userId: id }, data: { createdAt: new Date(Date.now() - hours * HOUR) } }),
      );
    await keepDraft(token, "/form", { title: "Emma" });
    await age(23);
    await write(forgetDrafts);
    expect(await draftFor(id, "/form")).toBeDefined();
    await age(25);
    expect(await draftFor(id, "/form")).toBeUndefined();
    await age(25);
    await write(forgetDrafts);
    await age(0);
    expect(await draftFor(id, "/form")).toBeUndefined();
  });
});
