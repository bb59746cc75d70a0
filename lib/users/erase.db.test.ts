// @postgresql: names inside JSON are replaced by SQL of its own
import { readFileSync } from "node:fs";
import { describe, expect, inject, test } from "vitest";
import { runQuery } from "@/prisma/migrate/testing";
import { type Actor, system } from "../auth/abilities";
import { issueOneTimeLink, setPassword, signIn } from "../auth/commands";
import { saveDraft } from "../auth/drafts";
import { getSessionActor, IDLE_TIMEOUT_MS } from "../auth/sessions";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { env } from "../env";
import { getRecordHistory } from "../history/queries";
import { suggestRecords } from "../palette/queries";
import { insertActor, insertUser, toActor } from "../testing/factories";
import { as } from "../testing/outcomes";
import { saveView } from "../views/commands";
import { createUser, deactivateUser, deleteUser, erasePerson, reactivateUser, updateUser } from "./commands";
import { listUsers } from "./queries";

let count = 0;
/** Names that stand nowhere else. */
const oneOfAKind = () => `Zürcher-${process.hrtime.bigint()}-${++count}`;
const PASSWORD = "mossy teapot orbit";

/** Everything that the database has, row by row, whatever it is kept in. */
async function everything(): Promise<string> {
  const url = env.DATABASE_URL;
  const isSqlite = inject("dialect") === "sqlite";
  const tables = await runQuery(
    url,
    isSqlite
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
      : "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
  );
  expect(tables.length).toBeGreaterThan(20);
  const rows = [];
  for (const { name } of tables) rows.push(...(await runQuery(url, `SELECT * FROM "${name}"`)));
  const texts = rows.flatMap(Object.values).map((value) => (Buffer.isBuffer(value) ? value.toString() : value));
  return JSON.stringify(texts).toLowerCase();
}

/** Where any of these texts is found. */
async function found(texts: string[]): Promise<string[]> {
  const all = await everything();
  return texts.filter((text) => all.includes(text.toLowerCase()));
}

/** The folded words of a name, as the search has them. */
const words = (name: string) => name.match(/\d{6,}/g) ?? [];

async function done<Outcome extends { ok: boolean }>(outcome: Promise<Outcome>) {
  const result = await outcome;
  expect(result).toMatchObject({ ok: true });
  return result as Extract<Outcome, { ok: true }>;
}

/** Somebody who was called otherwise before, signed in, has left things lying and was written of. */
async function somebody(admin: Actor, name = oneOfAKind()) {
  const [former, latter] = [`${name}-old`, name];
  const [old, current] = [`${former}@shop.example`, `${latter}@shop.example`];
  const shown = [`Frau ${name}`, `Dr ${name}`];
  const key = crypto.randomUUID();
  const made = await done(execute(createUser, { username: former, email: old, displayName: shown[0] }, as(admin)));
  const { id } = made.result;
  await done(
    execute(
      updateUser,
      { id, version: 1, username: latter, email: current, displayName: shown[1], role: "manager" },
      { ...as(admin), key },
    ),
  );
  await done(execute(setPassword, { token: made.secret, newPassword: PASSWORD }, { ...as(system), key }));
  const device = `${latter}'s Lynx on Haiku`;
  const { secret: token = "" } = await done(
    execute(signIn, { login: latter, password: PASSWORD, address: "192.0.2.7", device }, as(system)),
  );
  return { id, token, device, texts: [former, latter, old, current, device, ...shown, ...words(name)] };
}

const usernameOf = async (id: number) => (await db.user.findUniqueOrThrow({ where: { id } })).username;
const eraseAs = async (admin: Actor, id: number, username: string) => execute(erasePerson, { id, username }, as(admin));

test("a person who was erased is found nowhere in the database, and what they did is the pseudonym's", async () => {
  const admin = await insertActor("admin");
  const { id, token, texts } = await somebody(admin);
  const person = await getSessionActor(token);
  if (!person) throw new Error("not signed in");
  const [, name = "", , email = ""] = texts;

  await done(execute(saveView, { list: "books", name: "Mine", query: "q=emma", shared: false }, as(person)));
  await done(execute(issueOneTimeLink, { userId: id }, as(admin)));
  await write(async (tx) => {
    const set = await tx.changeSet.create({
      data: { command: "import", via: "test", schemaVersion: "1", details: { file: `of ${email}.csv`, by: 3 } },
    });
    const file = { ownerId: id, entity: "users", fileName: `${email}.csv`, size: 1, sha256: "0", settings: { email } };
    await tx.import.create({ data: file });
    const counts = { updated: 1 };
    const progress = { at: 1, skipped: [{ id, label: name, reason: "Has made changes" }] };
    const work = { kind: "import", ownerId: id, input: { rows: [{ username: name }] }, progress, counts, total: 1 };
    await tx.job.create({ data: { ...work, changeSetId: set.id, message: `${email} is taken.`, state: "failed" } });
    await tx.session.updateMany({
      where: { userId: id },
      data: { lastSeenAt: new Date(Date.now() - IDLE_TIMEOUT_MS) },
    });
  });
  // What was typed when the session had run out, by them and by somebody else about them.
  expect(await saveDraft(token, "/desk/books/new", { title: `By ${name}` })).toBe(true);
  await write((tx) =>
    tx.formDraft.createMany({
      data: [
        { id: `${id}-a`, userId: (admin as { id: number }).id, path: "/desk/users/new", values: { username: name } },
        { id: `${id}-b`, userId: (admin as { id: number }).id, path: `/desk/users/${id}/edit`, values: { email: "x" } },
        { id: `${id}-c`, userId: (admin as { id: number }).id, path: "/desk/authors/new", values: { name: "Emma" } },
      ],
    }),
  );
  expect((await found(texts)).sort()).toEqual([...texts].sort());

  const outcome = await done(eraseAs(admin, id, name.toUpperCase()));
  expect(outcome.result).toEqual({ id, username: `erased-${id}`, isThere: true });
  expect(await found(texts)).toEqual([]);
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({
    ...{ username: `erased-${id}`, usernameFold: `erased-${id}`, email: `erased-${id}@erased.invalid` },
    ...{
      emailFold: `erased-${id}@erased.invalid`,
      active: false,
      passwordHash: null,
      role: "manager",
      displayName: null,
    },
  });
  expect(await getSessionActor(token)).toBeUndefined();
  expect(await db.oneTimeLink.count({ where: { userId: id } })).toBe(0);
  expect(await db.formDraft.findMany({ where: { id: { startsWith: `${id}-` } }, select: { id: true } })).toEqual([
    { id: `${id}-c` },
  ]);
  expect((await db.savedView.findFirstOrThrow({ where: { ownerId: id } })).name).toBe("Mine");
  expect(await db.changeSet.findFirst({ where: { command: "saveView", actorId: id } })).not.toBeNull();
  for (const text of [name, email]) expect(await suggestRecords(admin, text)).toEqual([]);
  expect((await listUsers(admin, { q: `erased-${id}` })).rows).toMatchObject([{ id }]);
});

if (inject("dialect") === "sqlite")
  test("nor in the file of the database, once its log is written back", async () => {
    const admin = await insertActor("admin");
    const { id, texts } = await somebody(admin);
    const file = env.DATABASE_URL.slice("file:".length);
    const bytes = async () => {
      await runQuery(env.DATABASE_URL, "PRAGMA wal_checkpoint(TRUNCATE)");
      return `${readFileSync(file, "latin1")}${readFileSync(`${file}-wal`, "latin1")}`.toLowerCase();
    };
    const ascii = texts.flatMap(words);
    expect(ascii.length).toBeGreaterThan(3);
    const before = await bytes();
    expect(ascii.filter((text) => before.includes(text))).toEqual(ascii);
    await done(eraseAs(admin, id, await usernameOf(id)));
    const after = await bytes();
    expect(ascii.filter((text) => after.includes(text))).toEqual([]);
  });

test("it is in the history, without a word of who it was, and no later change set may rewrite anything", async () => {
  const admin = await insertActor("admin");
  const { id, texts } = await somebody(admin);
  await done(eraseAs(admin, id, await usernameOf(id)));
  const set = await db.changeSet.findFirstOrThrow({
    where: { command: "erasePerson", changes: { some: { entity: "user", entityId: id } } },
    include: { changes: { where: { entity: "user" } } },
  });
  expect(set).toMatchObject({ actorId: (admin as { id: number }).id, details: { erased: id } });
  expect(set.changes).toMatchObject([
    {
      before: { active: true, erasedAt: null, passwordHash: "(hidden)" },
      after: { active: false, erasedAt: expect.any(String), passwordHash: "(hidden)" },
    },
  ]);
  const history = await getRecordHistory(admin, "user", id);
  expect(history?.name).toBe(`erased-${id}`);
  for (const text of texts) expect(JSON.stringify(history).toLowerCase()).not.toContain(text.toLowerCase());
  const [change] = set.changes;
  await expect(write((tx) => tx.change.update({ where: { id: change?.id }, data: { before: {} } }))).rejects.toThrow();
});

test("somebody who was deleted can be erased as well, with the devices that went with them", async () => {
  const admin = await insertActor("admin");
  // A user who has done nothing, but is signed in; the deletion is as an older version wrote it.
  const name = oneOfAKind();
  const { id } = (await done(execute(createUser, { username: name, email: `${name}@x.example` }, as(admin)))).result;
  await done(execute(deleteUser, { id, version: 1 }, as(admin)));
  const deletion = await db.change.findFirstOrThrow({ where: { entity: "user", entityId: id, action: "delete" } });
  const before = { userId: id, device: `${name} on BeOS` };
  await write((tx) =>
    tx.change.create({
      data: { changeSetId: deletion.changeSetId, entity: "session", entityId: 1, action: "delete", before },
    }),
  );
  const texts = [name, `${name} on BeOS`, ...words(name)];
  // The words that the search had are gone or not, as the database likes.
  expect(await found(texts)).toEqual(expect.arrayContaining([name, `${name} on BeOS`]));
  const outcome = await done(eraseAs(admin, id, name));
  expect(outcome.result).toEqual({ id, username: `erased-${id}`, isThere: false });
  expect(await found(texts)).toEqual([]);
  expect((await getRecordHistory(admin, "user", id))?.name).toBe(`erased-${id}`);
  expect(await eraseAs(admin, id, `erased-${id}`)).toMatchObject({
    kind: "refused",
    message: `erased-${id} was already erased.`,
  });
});

describe("it is refused", () => {
  test("for oneself, for the last admin, for nobody, and with another name", async () => {
    const admin = await insertUser({ role: "admin" });
    expect(await eraseAs(toActor(admin), admin.id, admin.username)).toMatchObject({
      message: /cannot erase yourself/,
    });
    const person = await insertUser();
    expect(await eraseAs(toActor(admin), person.id, `${person.username}x`)).toMatchObject({
      fields: { username: [{ message: "This is not the username of this user." }] },
    });
    expect(await eraseAs(toActor(admin), 2 ** 31 - 1, "x")).toMatchObject({ message: /never been/ });
    await write((tx) => tx.user.updateMany({ where: { id: { not: admin.id } }, data: { active: false } }));
    expect(await eraseAs(system, admin.id, admin.username)).toMatchObject({ message: /last active admin/ });
    expect(await db.user.findUnique({ where: { id: admin.id } })).toEqual(admin);
  });

  test("to edit, reactivate or let in somebody who was erased; to erase them again", async () => {
    const admin = await insertActor("admin");
    const { id, username } = await insertUser();
    await done(eraseAs(admin, id, username));
    const { version, email } = await db.user.findUniqueOrThrow({ where: { id } });
    const erased = { username: `erased-${id}`, email };
    const outcomes = await Promise.all([
      execute(updateUser, { id, version, ...erased, username: "back", role: "admin" }, as(admin)),
      execute(reactivateUser, { id, version }, as(admin)),
      execute(issueOneTimeLink, { userId: id }, as(admin)),
      execute(erasePerson, { id, username: erased.username }, as(admin)),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: "refused", message: /erased/ });
    expect(await execute(deactivateUser, { id, version }, as(admin))).toMatchObject({ ok: true });
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ version, active: false });
  });
});

test("a name that somebody has already is not taken from them", async () => {
  const admin = await insertActor("admin");
  const { id, username } = await insertUser();
  const other = await insertUser({ username: `Erased-${id}` });
  expect((await done(eraseAs(admin, id, username))).result.username).toBe(`erased-${id}-2`);
  expect(await usernameOf(other.id)).toBe(`Erased-${id}`);
});
