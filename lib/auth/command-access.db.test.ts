/**
 * Who may carry out what: every command called as everybody, first with nothing that it could take, then, where it depends
 * on what is asked or whose it is, with what is one's own and what is another's. Of the queries: access-queries.db.test.ts;
 * of the addresses and actions: e2e/access.spec.ts.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { bulkEntities } from "../bulk/schema";
import { hashSelection } from "../bulk/selection";
import { execute } from "../commands/execute";
import { commands } from "../commands/registry";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { allLists } from "../entities/lists";
import type { EntityName } from "../entities/registry";
import { exportNames } from "../export/names";
import { type ImportEntity, importEntities } from "../import/fields";
import { dryRun, loadView, uploadImport } from "../import/testing";
import { createJob } from "../jobs/changes";
import { getJob } from "../jobs/queries";
import { runJob } from "../jobs/run";
import { type ActorKind, actorKinds, formerAdmin, makeActors, outcomeWord, parseRow, roles } from "../testing/access";
import { changeSetKinds, makeChangeSet } from "../testing/change-sets";
import { insertActor, insertUser, toActor, unique } from "../testing/factories";
import { as } from "../testing/outcomes";
import { createChangeSet, createLongUndo, makeAuthors } from "../testing/undo";
import { previewUndo } from "../undo/queries";
import { type Actor, anonymous, ForbiddenError, type UserActor } from "./abilities";
import { hashPassword } from "./passwords";

type Command = keyof typeof commands;

const anyone = parseRow("in in in in in");
const signedIn = parseRow("signed-out signed-out in in in");
const managers = parseRow("signed-out signed-out forbidden in in");
const admins = parseRow("signed-out signed-out forbidden forbidden in");
const noPerson = parseRow("signed-out signed-out forbidden forbidden forbidden");

/** Whom each command lets in: those it does not turn away before it looks at what they want. */
const table: Record<Command, Record<ActorKind, string>> = {
  signIn: anyone,
  setPassword: anyone,
  setUpFirstAdmin: anyone,

  createAuthor: signedIn,
  updateAuthor: signedIn,
  createBook: signedIn,
  updateBook: signedIn,
  setCover: signedIn,
  describeCover: signedIn,
  removeCover: signedIn,
  addToStore: signedIn,
  adjustStock: signedIn,
  setStock: signedIn,
  removeFromStore: signedIn,
  createPick: signedIn,
  updatePick: signedIn,
  deletePick: signedIn,

  // What more they need is below.
  endSession: signedIn,
  changePassword: signedIn,
  bulkEdit: signedIn,
  saveView: signedIn,
  updateView: signedIn,
  deleteView: signedIn,
  undoChangeSet: signedIn,
  exportList: signedIn,
  stopJob: signedIn,
  resumeJob: signedIn,
  createImport: managers,
  updateImport: managers,
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

let people: Record<ActorKind, Actor>;
let other: UserActor;

beforeAll(async () => {
  people = await makeActors();
  other = await insertActor("admin");
});

it("has a line for every command", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(commands).sort());
});

describe.each(Object.entries(commands))("%s", (name, command) => {
  it.each(actorKinds)("%s", async (who) => {
    const before = await db.changeSet.count();
    const outcome = await execute(command as never, { no: "such input" }, as(people[who]));
    const word = outcomeWord(outcome);
    expect(word === "signed-out" || word === "forbidden" ? word : "in").toBe(table[name as Command][who]);
    expect(await db.changeSet.count(), "change sets").toBe(before);
  });
});

/** Carries a command out, and says in a word what came of it. */
async function run(name: Command, input: unknown, actor: Actor): Promise<string> {
  return outcomeWord(await execute(commands[name] as never, input, as(actor)));
}

interface Made {
  id: number;
  version?: number;
  settings?: object;
  bookId?: number;
}

/** What is somebody's: how it is made, and what comes of a command that is to do something to it. */
interface Thing {
  command: Command;
  what: string;
  /** Makes one, as an admin, who may; what it gives is what the command needs to know. */
  make(owner: UserActor): Promise<Made>;
  /** What comes of it for one's own, also where one has another role since. */
  own: string;
  /** What comes of it for an admin's. */
  others: string;
}

function undoing(what: string, own: string, others: string): Thing[] {
  return [
    { command: "undoChangeSet", what, make: async (owner) => ({ id: await makeChangeSet(what, owner) }), own, others },
  ];
}

async function job(owner: UserActor) {
  const { set } = await makeAuthors(1);
  return { id: (await createLongUndo(set, owner)).jobId };
}

async function stopped(owner: UserActor) {
  const { id } = await job(owner);
  await write((tx) => tx.job.update({ where: { id }, data: { state: "stopped" } }));
  return { id };
}

const file = (entity: ImportEntity) => async (owner: UserActor) => {
  const text = { user: "Username,Email\nann,ann@example.com\n" }[entity as string] ?? "Name\nAnn\n";
  await dryRun(owner, await uploadImport(owner, entity, text));
  const { id } = await db.import.findFirstOrThrow({ where: { ownerId: owner.id }, orderBy: { id: "desc" } });
  const { version, settings } = await loadView(owner, id);
  return { id, version, settings };
};

const view = (values: object) => async (owner: UserActor) => {
  const name = unique("View");
  const data = { list: "books", query: "", ...values, name, nameFold: name, ownerId: owner.id };
  return write((tx) => tx.savedView.create({ data }));
};

/** A staff pick of somebody's. */
const pick = async (owner: UserActor) => {
  const title = unique("Book");
  const { id: bookId } = await write((tx) => tx.book.create({ data: { title, titleFold: title } }));
  const text = "Read it.";
  return write((tx) => tx.pick.create({ data: { userId: owner.id, bookId, text, textFold: text } }));
};

const makeStore = async () => (await write((tx) => tx.store.create({ data: named("Store") }))).id;
const makeAuthor = async () => {
  const { name, nameFold } = named("Author");
  return (await write((tx) => tx.author.create({ data: { name, nameFold, sortName: name, sortNameFold: nameFold } })))
    .id;
};
const named = (kind: string) => ({ name: unique(kind), nameFold: unique(kind) });

async function session(owner: UserActor) {
  const now = new Date();
  const data = { tokenHash: unique("token"), userId: owner.id, device: "", lastSeenAt: now, expiresAt: now };
  return { id: (await write((tx) => tx.session.create({ data }))).id };
}

const things: Thing[] = [
  ...undoing("an edited book", "done done done", "forbidden done done"),
  ...undoing("counted stock", "done done done", "forbidden done done"),
  ...undoing("a deleted book", "done done done", "forbidden done done"),
  ...undoing("merged books", "done done done", "forbidden done done"),
  ...undoing("many edited authors", "done done done", "forbidden done done"),
  ...undoing("an undo", "done done done", "forbidden done done"),
  ...undoing("an added author", "forbidden done done", "forbidden done done"),
  ...undoing("an edited store", "forbidden done done", "forbidden done done"),
  // A manager does not know of them.
  ...undoing("an edited user", "forbidden forbidden done", "forbidden refused done"),
  ...undoing("a saved view", "done done done", "forbidden refused done"),
  ...undoing("a shared view", "forbidden done done", "forbidden refused done"),

  { command: "stopJob", what: "work", make: job, own: "done done done", others: "refused refused done" },
  {
    command: "resumeJob",
    what: "work that was stopped",
    make: stopped,
    own: "done done done",
    others: "refused refused done",
  },

  ...(["updateImport", "planImport", "runImport", "discardImport"] as const).flatMap((command): Thing[] => [
    {
      command,
      what: "a file of authors",
      make: file("author"),
      own: "forbidden done done",
      others: "forbidden refused done",
    },
    {
      command,
      what: "a file of users",
      make: file("user"),
      own: "forbidden forbidden done",
      others: "forbidden refused done",
    },
  ]),

  ...(["updateView", "deleteView"] as const).flatMap((command): Thing[] => [
    { command, what: "a saved view", make: view({}), own: "done done done", others: "refused refused done" },
    {
      command,
      what: "a shared view",
      make: view({ shared: true }),
      own: "done done done",
      others: "refused refused done",
    },
    {
      command,
      what: "a view of the users",
      make: view({ list: "users" }),
      own: "refused refused done",
      others: "refused refused done",
    },
  ]),

  ...(["updatePick", "deletePick"] as const).map(
    (command): Thing => ({
      ...{ command, what: "a staff pick", make: pick },
      ...{ own: "done done done", others: "refused done done" },
    }),
  ),

  { command: "endSession", what: "a session", make: session, own: "done done done", others: "refused refused refused" },
];

it("undoes every kind of set", () => {
  const undone = things.flatMap(({ command, what }) => (command === "undoChangeSet" ? what : []));
  expect(undone.sort()).toEqual([...changeSetKinds].sort());
});

/** What of a thing its command takes. */
function inputFor(command: Command, { id, version, settings, bookId }: Made): object {
  const takes: Partial<Record<Command, object>> = {
    updateImport: { id, version, settings },
    planImport: { id, version },
    runImport: { id, version },
    updateView: { id, version, name: unique("View"), shared: false },
    deleteView: { id, version },
    updatePick: { id, version, bookId, text: "Read it twice.", published: true },
    deletePick: { id, version },
  };
  return takes[command] ?? { id };
}

describe.each(things)("$command: $what", ({ command, make, own, others }) => {
  it.each(roles)("one's own: %s", async (role) => {
    const { actor, made } = await formerAdmin(role, make);
    expect(await carriedOut(command, made, actor)).toBe(own.split(" ")[roles.indexOf(role)]);
  });

  it.each(["anonymous", ...roles] as const)("another's: %s", async (who) => {
    const made = await make(other);
    expect(await carriedOut(command, made, people[who])).toBe(parseRow(`signed-out signed-out ${others}`)[who]);
  });
});

/** Carries it out on a thing; an undo must be offered on its page to just those who can do it. */
async function carriedOut(command: Command, thing: Made, actor: Actor): Promise<string> {
  const preview = command === "undoChangeSet" && (await previewUndo(actor, { set: thing.id }).catch(() => null));
  const word = await run(command, inputFor(command, thing), actor);
  if (command === "undoChangeSet")
    expect(Boolean(preview && !("refused" in preview)), "is offered").toBe(word === "done");
  return word;
}

const bulk = (entity: EntityName, action: object) => ({
  ...{ entity, action, selection: { ids: [] } },
  ...{ seen: hashSelection([]), seenAt: new Date().toISOString() },
});
const list = (list: string, values: object = {}) => ({
  list,
  query: "",
  name: unique("View"),
  shared: false,
  ...values,
});
const exported = (list: string, values: object = {}) => ({ list, format: "csv", ...values });
const imported = (entity: string) => ({
  entity,
  fileName: "a.csv",
  upload: "no-such-file",
  size: 1,
  sha256: "0".repeat(64),
});

/** What a command needs besides, by what it is asked to do. Who may: "done", but for a file that is not there. */
const asked: [Command, string, () => object | Promise<object>, string][] = [
  ["bulkEdit", "books, a field", () => bulk("book", { type: "set", field: "year", value: 1815 }), "done done done"],
  ["bulkEdit", "authors, a field", () => bulk("author", { type: "set", field: "note", value: "N" }), "done done done"],
  [
    "bulkEdit",
    "stores, a field",
    () => bulk("store", { type: "set", field: "city", value: "C" }),
    "forbidden done done",
  ],
  [
    "bulkEdit",
    "computers, a field",
    () => bulk("computer", { type: "set", field: "note", value: "N" }),
    "forbidden done done",
  ],
  [
    "bulkEdit",
    "users, a field",
    () => bulk("user", { type: "set", field: "active", value: "no" }),
    "forbidden forbidden done",
  ],
  [
    "bulkEdit",
    "staff picks, a field",
    () => bulk("pick", { type: "set", field: "position", value: 1 }),
    "done done done",
  ],
  ["bulkEdit", "staff picks, deleted", () => bulk("pick", { type: "delete" }), "done done done"],
  ["bulkEdit", "books, put in a store", () => bulk("book", { type: "add", storeId: 1, quantity: 1 }), "done done done"],
  ["bulkEdit", "books, taken out of one", () => bulk("book", { type: "remove", storeId: 1 }), "done done done"],
  ["bulkEdit", "books, deleted", () => bulk("book", { type: "delete" }), "forbidden done done"],
  ["bulkEdit", "authors, deleted", () => bulk("author", { type: "delete" }), "forbidden done done"],
  ["bulkEdit", "stores, deleted", () => bulk("store", { type: "delete" }), "forbidden done done"],
  ["bulkEdit", "computers, deleted", () => bulk("computer", { type: "delete" }), "forbidden done done"],
  ["bulkEdit", "users, deleted", () => bulk("user", { type: "delete" }), "forbidden forbidden done"],
  ...(["books", "authors", "stores", "computers", "picks"] as const).map((name): (typeof asked)[number] => [
    "exportList",
    name,
    () => exported(name),
    "done done done",
  ]),
  ["exportList", "a store's books", async () => exported("stock", { of: await makeStore() }), "done done done"],
  [
    "exportList",
    "an author's books",
    async () => exported("author-books", { of: await makeAuthor() }),
    "done done done",
  ],
  ["exportList", "history", () => exported("history"), "forbidden done done"],
  ["exportList", "users", () => exported("users"), "forbidden forbidden done"],
  ...(["books", "authors", "stores", "stock", "computers", "picks"] as const).map((name): (typeof asked)[number] => [
    "saveView",
    name,
    () => list(name),
    "done done done",
  ]),
  ["saveView", "users", () => list("users"), "forbidden forbidden done"],
  ["saveView", "books, for everybody", () => list("books", { shared: true }), "refused done done"],
  ...(["book", "author", "store", "computer", "pick"] as const).map((entity): (typeof asked)[number] => [
    "createImport",
    entity,
    () => imported(entity),
    "forbidden refused refused",
  ]),
  ["createImport", "user", () => imported("user"), "forbidden forbidden refused"],
  // It is one's own by whoever asks.
  ["changePassword", "one's own", () => ({ currentPassword: "not it", newPassword: "x" }), "refused refused refused"],
];

describe.each(asked)("%s: %s", (command, _, input, line) => {
  it.each(actorKinds)("%s", async (who) => {
    expect(await run(command, await input(), people[who])).toBe(parseRow(`signed-out signed-out ${line}`)[who]);
  });
});

it("has a case for every command whose own ability does not say it all", () => {
  const more = Object.values(commands).flatMap(({ name, ability }) =>
    ability === "desk" || ["updatePick", "deletePick"].includes(name) || /[iI]mport/.test(name) ? name : [],
  );
  const cases = new Set<string>([...things.map(({ command }) => command), ...asked.map(([command]) => command)]);
  expect([...cases].sort()).toEqual(more.sort());
});

it("has a case for everything that can be exported, saved as a view, imported and edited at once", () => {
  const kinds = {
    exportList: exportNames.length,
    saveView: allLists.filter(({ savable }) => savable).length + 1,
    createImport: importEntities.length,
  };
  for (const [name, count] of Object.entries(kinds)) {
    expect(asked.filter(([command]) => command === name).length, name).toBe(count);
  }
  const actions = bulkEntities.length * 2 + 2;
  expect(asked.filter(([command]) => command === "bulkEdit").length).toBe(actions);
});

it("takes nothing from a user who was deactivated while their request was under way", async () => {
  const actor = toActor(await insertUser({ role: "admin", active: false }));
  expect(await run("createAuthor", { name: "Too Late" }, actor)).toBe("signed-out");
  expect(await db.author.count({ where: { name: "Too Late" } })).toBe(0);
});

it("does not go on with an undo whose owner may not see any more what it undoes", async () => {
  const set = await makeChangeSet("many edited authors", other);
  const { entityId: id } = await db.change.findFirstOrThrow({ where: { changeSetId: set } });
  const { note } = await db.author.findUniqueOrThrow({ where: { id } });
  const input = { set, kinds: [{ entity: "author", action: "update" }] };
  const { actor, made } = await formerAdmin("bookseller", async ({ id: ownerId }) => {
    const changeSetId = await createChangeSet({ undoesId: set, actorId: ownerId });
    return write((tx) => createJob(tx, { kind: "undo", ownerId, input, total: 1, changeSetId }));
  });
  expect(await runJob(made)).toBe(true);
  expect(await getJob(actor, made)).toMatchObject({ phase: "failed", message: new ForbiddenError("history").message });
  expect(await db.author.findUniqueOrThrow({ where: { id } })).toMatchObject({ note });
});

it("signs out with a new sign-in the session in which that is done, and no other", async () => {
  const passwordHash = await hashPassword("quiet lamp harbour");
  const [one, another] = [await insertUser({ passwordHash }), await insertUser()];
  const [mine, theirs] = [await session(toActor(one)), await session(toActor(another))];
  const input = { login: one.username, password: "quiet lamp harbour", address: "192.0.2.1", device: "" };
  expect(await run("signIn", { ...input, previousSessionId: theirs.id }, anonymous)).toBe("refused");
  expect(await run("signIn", input, { ...toActor(one), sessionId: mine.id })).toBe("done");
  const ended = await db.session.findMany({ where: { id: { in: [mine.id, theirs.id] }, endedAt: { not: null } } });
  expect(ended.map(({ id }) => id)).toEqual([mine.id]);
});
