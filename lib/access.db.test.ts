import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, nobody } from "./auth/abilities";
import { actorOf } from "./auth/sessions";
import { newToken } from "./auth/tokens";
import { execute } from "./command";
import { commands } from "./commands";
import { db } from "./db/client";
import { write } from "./db/gate";
import { as } from "./testing/actors";
import { actorFor, someUser } from "./testing/people";

const actors = ["nobody", "inactive", "bookseller", "manager", "admin"] as const;
type Door = "in" | "signed-out" | "forbidden";

const anyone = doors("in         in         in        in        in");
const signedIn = doors("signed-out signed-out in        in        in");
const managers = doors("signed-out signed-out forbidden in        in");
const admins = doors("signed-out signed-out forbidden forbidden in");
const noPerson = doors("signed-out signed-out forbidden forbidden forbidden");

/** Whom each command lets in: those it does not turn away before it looks at what they want. */
const table: Record<keyof typeof commands, Record<(typeof actors)[number], Door>> = {
  signIn: anyone,
  setPassword: anyone,
  setUpFirstAdmin: anyone,

  endSession: signedIn,
  changePassword: signedIn,

  createAuthor: signedIn,
  updateAuthor: signedIn,
  createBook: signedIn,
  updateBook: signedIn,
  setCover: signedIn,
  describeCover: signedIn,
  removeCover: signedIn,
  addToStore: signedIn,
  changeStock: signedIn,
  setStock: signedIn,
  takeOutOfStore: signedIn,
  // It needs what the command for one row needs.
  editMany: signedIn,
  saveView: signedIn,
  updateView: signedIn,
  deleteView: signedIn,
  undoChangeSet: signedIn,
  // It needs what the list needs.
  exportList: signedIn,
  stopJob: signedIn,
  resumeJob: signedIn,

  createImport: managers,
  changeImport: managers,
  planImport: managers,
  runImport: managers,
  discardImport: managers,
  deleteAuthor: managers,
  mergeAuthors: managers,
  mergeBooks: managers,
  deleteBook: managers,
  createStore: managers,
  updateStore: managers,
  closeStore: managers,
  reopenStore: managers,
  deleteStore: managers,
  createComputer: managers,
  updateComputer: managers,
  deleteComputer: managers,

  createUser: admins,
  updateUser: admins,
  deactivateUser: admins,
  reactivateUser: admins,
  deleteUser: admins,
  erasePerson: admins,
  issueOneTimeLink: admins,
  endUserSessions: admins,

  addFirstAdmin: noPerson,
  seedDemo: noPerson,
};

const people = {} as Record<(typeof actors)[number], Actor>;

beforeAll(async () => {
  people.nobody = nobody;
  people.inactive = await whoeverHolds(await sessionOf((await someUser({ active: false })).id));
  for (const role of ["bookseller", "manager", "admin"] as const) people[role] = actorFor(await someUser({ role }));
});

it("has a line for every command", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(commands).sort());
});

describe.each(Object.entries(commands))("%s", (name, command) => {
  it.each(actors)("%s", async (who) => {
    const outcome = await execute(command as never, { no: "such input" }, as(people[who]));
    expect(doorOf(outcome)).toBe(table[name as keyof typeof commands][who]);
    expect(await db.changeSet.count(), "change sets").toBe(0);
  });
});

it("takes nothing from a user who was deactivated while their request was under way", async () => {
  const actor = actorFor(await someUser({ role: "admin", active: false }));
  const outcome = await execute(commands.createAuthor, { name: "Too Late" }, as(actor));
  expect(doorOf(outcome)).toBe("signed-out");
  expect(await db.author.count({ where: { name: "Too Late" } })).toBe(0);
});

function doors(line: string): Record<(typeof actors)[number], Door> {
  const [nobody, inactive, bookseller, manager, admin] = line.split(/ +/) as Door[];
  return { nobody, inactive, bookseller, manager, admin } as Record<(typeof actors)[number], Door>;
}

function doorOf(outcome: { ok: boolean; kind?: string }): Door {
  return outcome.kind === "signed-out" || outcome.kind === "forbidden" ? outcome.kind : "in";
}

/** A session that has outlived its user's being active. */
async function sessionOf(userId: number): Promise<string> {
  const { token, tokenHash } = newToken();
  const now = new Date();
  const data = { tokenHash, userId, device: "A test", lastSeenAt: now, expiresAt: new Date(now.getTime() + 60_000) };
  await write((tx) => tx.session.create({ data }));
  return token;
}

/** As the pages ask who holds a session. */
async function whoeverHolds(token: string): Promise<Actor> {
  return (await actorOf(token)) ?? nobody;
}
