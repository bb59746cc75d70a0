/**
 * Who may see what: every query that a page can ask, called as everybody, for what is one's own and what is another's. Of
 * the commands: access.db.test.ts.
 */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import * as authors from "../authors/queries";
import * as books from "../books/queries";
import * as bulk from "../bulk/queries";
import type { BulkAction } from "../bulk/schema";
import { execute } from "../commands/execute";
import * as computers from "../computers/queries";
import { loadDashboard } from "../dashboard/queries";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { write } from "../db/write-transaction";
import type { EntityName } from "../entities/registry";
import { exportList } from "../export/commands";
import { exportFile } from "../export/file";
import { getExportDetails } from "../export/queries";
import { exportSchema } from "../export/schema";
import * as history from "../history/queries";
import * as imports from "../import/queries";
import { dryRun, importCsv, uploadImport } from "../import/testing";
import { getJob } from "../jobs/queries";
import * as duplicates from "../merge/duplicates";
import { compareRows } from "../merge/queries";
import { suggestRecords } from "../palette/queries";
import * as picks from "../picks/queries";
import { bookStock } from "../stock/queries";
import * as stores from "../stores/queries";
import { formerAdmin, queryWord, roles } from "../testing/access";
import { makeChangeSet } from "../testing/change-sets";
import { insertUser, toActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { createLongUndo, latestChangeSet, makeAuthors } from "../testing/undo";
import * as undo from "../undo/queries";
import * as users from "../users/queries";
import { fold } from "../values/text";
import * as views from "../views/queries";
import { type Actor, anonymous, type UserActor } from "./abilities";

/** What somebody has made, as an admin. */
type Things = Awaited<ReturnType<typeof makeThings>>;
interface Seen {
  mine: Things;
  theirs: Things;
}

/** What nobody, a bookseller, a manager and an admin are answered ("-": not asked), and the query. */
type Ask = [answers: string, ask: (actor: Actor, seen: Seen) => unknown];
/**
 * What each query answers, by what it is asked for. "anyone": it is for customers, or for whoever has a token. "inside":
 * for queries and commands that have asked already; no page may ask it. "no rows": it says nothing of what there is.
 */
type Line = "anyone" | "inside" | "no rows" | Record<string, Ask>;

const desk = "forbidden in in in";
const managers = "forbidden forbidden in in";
const admins = "forbidden forbidden forbidden in";
const mine = "- in in in";

/** For what is the same whoever made it. */
const of = (...ask: Ask): Line => ({ any: ask });
/** A row that is there for all, and needs not be. */
const SOME = 1;

const table: Record<string, Record<string, Line>> = {
  "auth/drafts": { saveDraft: "anyone", findDraft: "anyone", deleteDraft: "anyone" },
  "auth/links": { getLinkUsername: "anyone" },
  "auth/sessions": { getSessionActor: "anyone", touchSession: "anyone" },
  "auth/setup": { needsSetup: "anyone", removeSetupCode: "anyone" },
  "covers/queries": { getBookForCover: "anyone" },
  "health/queries": { getDatabaseProblem: "anyone", getReadinessProblem: "anyone" },
  "storefront/lists": {
    bookSummaries: "anyone",
    booksAtStore: "anyone",
    booksByAuthor: "anyone",
    listBooks: "anyone",
    parseStorefrontRequest: "anyone",
  },
  "storefront/queries": {
    ...{ searchPublicAuthors: "anyone", findAuthor: "anyone", findBook: "anyone", findBookByIsbn: "anyone" },
    ...{ findOpenStore: "anyone", newestBooks: "anyone", openStores: "anyone", otherBooksBy: "anyone" },
  },
  "storefront/suggest": { suggest: "anyone" },
  "storefront/sitemap": { sitemapEntries: "anyone", sitemapFiles: "anyone" },
  "demo/queries": { isEmpty: "inside" },
  // A place for a file that only its own command takes; the file's name is a secret.
  "import/files/files": { newUpload: "no rows", removeUpload: "no rows" },

  "authors/queries": {
    listAuthors: of(desk, (actor) => authors.listAuthors(actor, {})),
    getAuthor: of("forbidden none none none", (actor) => authors.getAuthor(actor, 0)),
    authorBooks: of(desk, (actor) => authors.authorBooks(actor, SOME, {})),
    findNamesakes: of(desk, (actor) => authors.findNamesakes(actor, "emma")),
    suggestAuthors: of(desk, (actor) => authors.suggestAuthors(actor, "emma")),
    getAuthorDependents: of(desk, (actor) => authors.getAuthorDependents(actor, SOME)),
    findAuthorDependents: "inside",
  },
  "books/queries": {
    listBooks: of(desk, (actor) => books.listBooks(actor, {})),
    getBook: of("forbidden none none none", (actor) => books.getBook(actor, 0)),
    findBookOptions: of(desk, (actor) => books.findBookOptions(actor, "emma")),
    findByIsbn: of("forbidden none none none", (actor) => books.findByIsbn(actor, "9780306406157")),
    getBookDependents: of(desk, (actor) => books.getBookDependents(actor, SOME)),
    ...{ bookRows: "inside", findBookDependents: "inside" },
  },
  "bulk/queries": {
    ...{ mayBulkEdit: "no rows", allowedActions: "no rows", selectionProblem: "no rows", confirmSelection: "inside" },
    loadSelectedRows: {
      books: [desk, (actor) => bulk.loadSelectedRows(actor, "book", { ids: [SOME] })],
      users: [admins, (actor) => bulk.loadSelectedRows(actor, "user", { ids: [SOME] })],
    },
    getActionNames: {
      "an edit": [
        desk,
        (actor) => bulk.getActionNames(actor, { entity: "book", action: { type: "set", field: "year", value: 1 } }),
      ],
      "of users": [admins, (actor) => bulk.getActionNames(actor, { entity: "user", action: { type: "delete" } })],
    },
    previewBulkEdit: {
      "an edit": [desk, (actor) => preview(actor, "book", { type: "set", field: "year", value: 1815 })],
      "a deletion": [managers, (actor) => preview(actor, "book", { type: "delete" })],
      "of users": [admins, (actor) => preview(actor, "user", { type: "delete" })],
    },
  },
  "computers/queries": {
    listComputers: of(desk, (actor) => computers.listComputers(actor, {})),
    getComputer: of("forbidden none none none", (actor) => computers.getComputer(actor, 0)),
  },
  "dashboard/queries": {
    loadDashboard: {
      desk: [desk, loadDashboard],
      "how many users": ["forbidden none none in", async (actor) => (await loadDashboard(actor)).totals.users],
      changes: ["forbidden none in in", async (actor) => (await loadDashboard(actor)).changes[0]],
      "changes of users": ["forbidden none none in", async (actor) => ofUsers((await loadDashboard(actor)).changes)],
    },
  },
  "export/file": {
    exportFile: {
      books: [desk, (actor) => file(actor, "books")],
      history: [managers, (actor) => file(actor, "history")],
      users: [admins, (actor) => file(actor, "users")],
    },
  },
  "export/queries": {
    getExportDetails: {
      "one's own": ["- forbidden in in", (actor, { mine }) => getExportDetails(actor, mine.exported)],
      "another's": ["forbidden forbidden none in", (actor, { theirs }) => getExportDetails(actor, theirs.exported)],
    },
  },
  "history/queries": {
    listHistory: {
      any: [managers, (actor) => history.listHistory(actor, {})],
      "a user's": ["forbidden forbidden none in", async (actor, { theirs }) => row(actor, theirs.user)],
      "a book's": [managers, async (actor, { theirs }) => row(actor, theirs.book)],
    },
    searchRecords: {
      any: [managers, (actor) => history.searchRecords(actor, "emma")],
      "a user": ["forbidden forbidden none in", async (actor, { theirs }) => called(actor, theirs.owner.username)],
    },
    getChangeSet: {
      "one's own": ["- forbidden in in", (actor, { mine }) => history.getChangeSet(actor, mine.book)],
      "another's of a book": [managers, (actor, { theirs }) => history.getChangeSet(actor, theirs.book)],
      "another's of a user": [
        "forbidden forbidden none in",
        (actor, { theirs }) => history.getChangeSet(actor, theirs.user),
      ],
      "another's of nothing": [
        "forbidden forbidden none in",
        (actor, { theirs }) => history.getChangeSet(actor, theirs.exported.id),
      ],
      none: ["forbidden forbidden none none", (actor) => history.getChangeSet(actor, NOBODYS)],
    },
    getRecordHistory: {
      "a book": ["forbidden forbidden none none", (actor) => history.getRecordHistory(actor, "book", NOBODYS)],
      "a user": [admins, (actor, { theirs }) => history.getRecordHistory(actor, "user", theirs.owner.id)],
      "a session": [
        "forbidden forbidden forbidden none",
        (actor) => history.getRecordHistory(actor, "session", NOBODYS),
      ],
      "a saved view": [
        "forbidden forbidden forbidden in",
        (actor, { theirs }) => history.getRecordHistory(actor, "savedView", theirs.view),
      ],
    },
    listLatestChanges: {
      any: ["none none in in", async (actor) => (await history.listLatestChanges(actor, 10))[0]],
      "of users": ["none none none in", async (actor) => ofUsers(await history.listLatestChanges(actor, 1_000))],
    },
  },
  "import/queries": {
    listImports: {
      "one's own": ["- forbidden in in", async (actor, { mine }) => imported(actor, mine.import)],
      "another's": ["forbidden forbidden none in", async (actor, { theirs }) => imported(actor, theirs.import)],
      "one's own of users": ["- forbidden none in", async (actor, { mine }) => imported(actor, mine.userImport)],
    },
    getImport: {
      "one's own": ["- forbidden in in", (actor, { mine }) => imports.getImport(actor, mine.import)],
      "another's": ["forbidden forbidden none in", (actor, { theirs }) => imports.getImport(actor, theirs.import)],
      "one's own of users": ["- forbidden none in", (actor, { mine }) => imports.getImport(actor, mine.userImport)],
    },
    importProblems: {
      "one's own": ["- forbidden none in", async (actor, { mine }) => problem(actor, mine.userImport)],
      "another's": ["forbidden forbidden none in", async (actor, { theirs }) => problem(actor, theirs.userImport)],
    },
    problemsFile: {
      "one's own": ["- forbidden none in", async (actor, { mine }) => problemLine(actor, mine.userImport)],
      "another's": ["forbidden forbidden none in", async (actor, { theirs }) => problemLine(actor, theirs.userImport)],
    },
    importedFileName: {
      "one's own": ["- forbidden in in", (actor, { mine }) => imports.importedFileName(actor, mine.importSet)],
      "another's of authors": [managers, (actor, { theirs }) => imports.importedFileName(actor, theirs.importSet)],
      "another's of users": [
        "forbidden forbidden none in",
        (actor, { theirs }) => imports.importedFileName(actor, { ...theirs.importSet, id: theirs.user }),
      ],
    },
  },
  // It carries out, as its owner, what a command has begun.
  "jobs/background": { startJob: "no rows" },
  "jobs/queries": {
    getJob: {
      "one's own": [mine, (actor, { mine }) => getJob(actor, mine.job)],
      "another's": ["forbidden none none in", (actor, { theirs }) => getJob(actor, theirs.job)],
    },
    ...{ toJobView: "no rows", loadJob: "inside", nextJob: "inside" },
  },
  "merge/duplicates": {
    findDuplicateAuthors: of(managers, duplicates.findDuplicateAuthors),
    findDuplicateBooks: of(managers, async (actor) => (await duplicates.findDuplicateBooks(actor)) ?? "too slow"),
    loadDuplicateBooks: of(managers, (actor) => duplicates.loadDuplicateBooks(actor, [[SOME]])),
    findSimilarAuthors: of(desk, (actor) =>
      duplicates.findSimilarAuthors(actor, { id: 1, name: "Ann", sortName: "Ann" }),
    ),
  },
  "merge/queries": {
    compareRows: of(managers, (actor) => compareRows(actor, "book", [SOME])),
    // Where an address leads that led to a row: also for customers.
    findSurvivor: "anyone",
  },
  "palette/queries": {
    suggestRecords: {
      any: [desk, (actor) => suggestRecords(actor, "emma")],
      "a user": [
        "forbidden none none in",
        (actor, { theirs }) => foundRecord(actor, theirs.owner.username, "user", theirs.owner.id),
      ],
      "one's own view": [mine, (actor, { mine }) => foundRecord(actor, mine.viewName, "savedView", mine.view)],
      "another's view": [
        "forbidden none none none",
        (actor, { theirs }) => foundRecord(actor, theirs.viewName, "savedView", theirs.view),
      ],
    },
  },
  "picks/queries": {
    listPicks: of(desk, (actor) => picks.listPicks(actor, {})),
    getPick: of("forbidden none none none", (actor) => picks.getPick(actor, 0)),
    ...{ publicPicks: "anyone", publicPicksOf: "anyone" },
  },
  // It waits for what a query that is asked here gives.
  "search/run-search": { orTimeout: "no rows" },
  "stock/queries": { bookStock: of(desk, (actor) => bookStock(actor, SOME)) },
  "stores/queries": {
    listStores: of(desk, (actor) => stores.listStores(actor, {})),
    getStore: of("forbidden none none none", (actor) => stores.getStore(actor, 0)),
    listAllStores: of(desk, stores.listAllStores),
    suggestStores: of(desk, (actor) => stores.suggestStores(actor, "hay")),
    storeStock: of(desk, (actor) => stores.storeStock(actor, SOME, {})),
    getStoreDependents: of(desk, (actor) => stores.getStoreDependents(actor, SOME)),
    findStoreDependents: "inside",
  },
  "undo/queries": {
    previewUndo: {
      "one's own": [mine, (actor, { mine }) => undo.previewUndo(actor, { set: mine.book })],
      "another's of a book": [managers, (actor, { theirs }) => undo.previewUndo(actor, { set: theirs.book })],
      "another's of a user": [
        "forbidden forbidden none in",
        (actor, { theirs }) => undo.previewUndo(actor, { set: theirs.user }),
      ],
      none: ["forbidden forbidden none none", (actor) => undo.previewUndo(actor, { set: NOBODYS })],
    },
    getUndoState: {
      "one's own": [mine, (actor, { mine }) => undo.getUndoState(actor, mine.book)],
      "another's of a book": [managers, (actor, { theirs }) => undo.getUndoState(actor, theirs.book)],
      "another's of a user": [
        "forbidden forbidden none in",
        (actor, { theirs }) => undo.getUndoState(actor, theirs.user),
      ],
    },
    getUndoChain: {
      "one's own": ["- forbidden in in", (actor, { mine }) => undo.getUndoChain(actor, mine.book)],
      "another's of a book": [managers, (actor, { theirs }) => undo.getUndoChain(actor, theirs.book)],
      "another's of a user": [
        "forbidden forbidden none in",
        (actor, { theirs }) => undo.getUndoChain(actor, theirs.user),
      ],
      "a user that one skipped": [
        "forbidden forbidden none in",
        async (actor, { theirs }) => (await undo.getUndoChain(actor, theirs.mixed))?.skippedRows[0],
      ],
    },
  },
  "users/queries": {
    listUsers: of(admins, (actor) => users.listUsers(actor, {})),
    getUser: of(admins, (actor, { theirs }) => users.getUser(actor, theirs.owner.id)),
    getPerson: of(admins, (actor, { theirs }) => users.getPerson(actor, theirs.owner.id)),
    listOwnSessions: {
      any: [desk, users.listOwnSessions],
      "another's": [
        "forbidden none none none",
        async (actor, { theirs }) => (await users.listOwnSessions(actor)).find(({ id }) => id === theirs.session),
      ],
    },
  },
  "views/queries": {
    getViews: {
      books: [desk, (actor) => views.getViews(actor, "books")],
      users: [admins, (actor) => views.getViews(actor, "users")],
      "another's": [
        "forbidden none none none",
        async (actor, { theirs }) => among(views.getViews(actor, "books"), theirs.view),
      ],
      "another's, shared": [
        desk,
        async (actor, { theirs }) => among(views.getViews(actor, "books"), theirs.sharedView),
      ],
    },
    getAllViews: {
      "one's own": [mine, async (actor, { mine }) => among(views.getAllViews(actor), mine.view)],
      "another's": [
        "forbidden none none in",
        async (actor, { theirs }) => among(views.getAllViews(actor), theirs.view),
      ],
      "another's, shared": [desk, async (actor, { theirs }) => among(views.getAllViews(actor), theirs.sharedView)],
      "another's of users, shared": [
        "forbidden none none in",
        async (actor, { theirs }) => among(views.getAllViews(actor), theirs.usersView),
      ],
    },
    getView: {
      "one's own": [mine, (actor, { mine }) => views.getView(actor, mine.view)],
      "one's own of users": ["- none none in", (actor, { mine }) => views.getView(actor, mine.usersView)],
      "another's": ["forbidden none none in", (actor, { theirs }) => views.getView(actor, theirs.view)],
      "another's, shared": [desk, (actor, { theirs }) => views.getView(actor, theirs.sharedView)],
      "another's of users, shared": [
        "forbidden none none in",
        (actor, { theirs }) => views.getView(actor, theirs.usersView),
      ],
    },
  },
};

/** An id that no row has. */
const NOBODYS = 999_999;

const among = async <Row extends { id: number }>(rows: Promise<Row[]>, id: number) =>
  (await rows).find((row) => row.id === id);
const ofUsers = (changes: { entity: string }[]) => changes.find(({ entity }) => entity === "user");
const row = async (actor: Actor, set: number) =>
  (await history.listHistory(actor, { size: "100" })).rows.find(({ id }) => id === set);
const called = async (actor: Actor, name: string) => (await history.searchRecords(actor, name))[0];
const imported = (actor: Actor, id: number) => among(imports.listImports(actor), id);
const problem = async (actor: Actor, id: number) => (await imports.importProblems(actor, id, {})).problems[0];
const preview = (actor: Actor, entity: EntityName, action: BulkAction) =>
  bulk.previewBulkEdit(actor as UserActor, { entity, action }, [SOME]);

const problemLine = async (actor: Actor, id: number) => (await imports.problemsFile(actor, id)) ?? undefined;

async function file(actor: Actor, list: string) {
  const exported = await exportFile(actor, exportSchema.parse({ list, format: "csv" }));
  await exported.close();
  return exported;
}

async function makeThings(owner: UserActor) {
  const view = async (values: object) => {
    const name = unique("View");
    const data = { list: "books", query: "", ...values, name, nameFold: fold(name), ownerId: owner.id };
    return write((tx) => tx.savedView.create({ data }));
  };
  const ownView = await view({});
  const authors = await importCsv(owner, "author", `Name\n${unique("Ann")}\n`);
  const staff = await dryRun(owner, await uploadImport(owner, "user", "Username,Email\nann,\n"));
  expectDone(await execute(exportList, { list: "books", format: "csv" }, as(owner)));
  const exported = { id: await latestChangeSet(), command: "exportList" };
  const now = new Date();
  const session = { tokenHash: unique("t"), userId: owner.id, device: "", lastSeenAt: now, expiresAt: nextDay(now) };
  const user = await makeChangeSet("an edited user", owner);
  return {
    owner,
    view: ownView.id,
    viewName: ownView.name,
    sharedView: (await view({ shared: true })).id,
    usersView: (await view({ list: "users", shared: true })).id,
    import: authors.id,
    importSet: { id: authors.changeSetId ?? 0, command: "runImport" },
    userImport: staff.id,
    exported,
    session: (await write((tx) => tx.session.create({ data: session }))).id,
    job: (await createLongUndo((await makeAuthors(1)).set, owner)).jobId,
    book: await makeChangeSet("an edited book", owner),
    mixed: await makeMixedSet(user, owner),
    user: await keepDetails(await makeChangeSet("an edited user", owner), { file: "staff.csv" }),
  };
}

const nextDay = (now: Date) => new Date(now.getTime() + 24 * 60 * 60 * 1000);

async function keepDetails(id: number, details: Prisma.InputJsonObject): Promise<number> {
  await write((tx) => tx.changeSet.update({ where: { id }, data: { details } }));
  return id;
}

/** One that made an author, and left alone the user of another. */
async function makeMixedSet(user: number, owner: UserActor): Promise<number> {
  const { entityId: id } = await db.change.findFirstOrThrow({ where: { changeSetId: user, entity: "user" } });
  const skippedRows = [{ entity: "user", id, reason: { code: "exists" } }];
  return keepDetails(await makeChangeSet("an added author", owner), { skippedRows, skippedCount: 1 });
}

const people = {} as Record<(typeof roles)[number], { actor: UserActor; made: Things }>;
let theirs: Things;

beforeAll(async () => {
  for (const role of roles) people[role] = await formerAdmin(role, makeThings);
  // Their name is one word, for which a search waits for as long as it takes.
  const username = `zoe${randomBytes(6).toString("hex")}`;
  theirs = await makeThings(toActor(await insertUser({ role: "admin", username })));
});

const asks = Object.entries(table).flatMap(([module, queries]) =>
  Object.entries(queries).flatMap(([name, line]) =>
    typeof line === "string"
      ? []
      : Object.entries(line).map(([what, ask]) => ({ name: `${module} ${name}`, what, ask })),
  ),
);

describe.each(asks)("$name: $what", ({ ask: [answers, ask] }) => {
  it.each(["nobody", ...roles] as const)("%s", async (who) => {
    const answer = answers.split(" ")[["nobody", ...roles].indexOf(who)];
    if (answer === "-") return;
    const { actor, made: mine } = who === "nobody" ? { actor: anonymous, made: theirs } : people[who];
    expect(await queryWord(async () => ask(actor, { mine, theirs }))).toBe(answer);
  });
});

describe("the table", () => {
  it("has every query, and whatever else of lib reads the database and is asked by a page", async () => {
    const listed = Object.entries(table).flatMap(([module, queries]) =>
      Object.keys(queries).map((name) => `${module} ${name}`),
    );
    const there = readdirSync("lib")
      .map((folder) => `${folder}/queries`)
      .filter((module) => existsSync(`lib/${module}.ts`));
    const all = await Promise.all(
      there.map(async (module) => (await functionsOf(module)).map((name) => `${module} ${name}`)),
    );
    const asked = await Promise.all(
      [...importsOfPages()]
        .filter(([module]) => readsDatabase(module))
        .map(async ([module, names]) =>
          (await functionsOf(module)).filter((name) => names.has(name)).map((name) => `${module} ${name}`),
        ),
    );
    expect(listed.sort()).toEqual([...new Set([...all, ...asked].flat())].sort());
  });

  it("has for pages what has asked who they are", () => {
    const pages = importsOfPages();
    const inside = Object.entries(table).flatMap(([module, queries]) =>
      Object.entries(queries).flatMap(([name, line]) =>
        line === "inside" && pages.get(module)?.has(name) ? `${module} ${name}` : [],
      ),
    );
    expect(inside).toEqual([]);
  });
});

async function functionsOf(module: string): Promise<string[]> {
  const exported: Record<string, unknown> = await import(/* @vite-ignore */ `../${module}.ts`);
  return Object.entries(exported).flatMap(([name, value]) => (typeof value === "function" ? name : []));
}

/** What the files in app/ import of lib's modules, but for types. */
function importsOfPages(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  );
  for (const file of files) {
    const text = readFileSync(`app/${file}`, "utf8");
    for (const [, names = "", module = ""] of text.matchAll(/^import (?!type\b)([^;"]*?) from "@\/lib\/([^"]+)";/gm)) {
      const taken = found.get(module) ?? new Set();
      for (const name of names.replace(/[{}]/g, "").split(",")) taken.add(name.trim());
      found.set(module, taken);
    }
  }
  return found;
}

/** Whether a module asks the database itself, or reads files. Commands are in a table of their own. */
function readsDatabase(module: string): boolean {
  if (/(^|\/)commands$|^commands\//.test(module)) return false;
  const text = readFileSync(`lib/${module}.ts`, "utf8");
  return /^import (?!type\b)[^;]*? from "(?:[./]+\/(?:db\/(?:client|write-transaction|query-worker)|search\/ask|books\/names)|node:fs(?:\/promises)?)";/m.test(
    text,
  );
}

/** The row that the palette finds for a text; undefined where it finds others alone. */
async function foundRecord(actor: Actor, text: string, entity: EntityName, id: number) {
  const group = (await suggestRecords(actor, text)).find((one) => one.entity.name === entity);
  return group?.rows.find((row) => row.id === id);
}
