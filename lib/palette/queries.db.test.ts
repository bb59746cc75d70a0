// @postgresql: raw SQL
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, anonymous, ForbiddenError } from "../auth/abilities";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createComputer } from "../computers/commands";
import { QueryTimeoutError } from "../db/query-worker";
import { createStore } from "../stores/commands";
import { exhaustWorkers } from "../testing/exhaust-workers";
import { createActor, insertUser, toActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { saveView } from "../views/commands";
import { type SuggestionGroup, suggestRecords } from "./queries";

const people = {
  bookseller: await createActor("bookseller"),
  manager: await createActor("manager"),
  admin: await createActor("admin"),
};
const manager = as(people.manager);

/** A word that no other row has. */
const word = () => unique("").slice(1);

/** What was found, by the path of its entity. */
function namesIn(groups: SuggestionGroup[]) {
  const found = Object.fromEntries(groups.map(({ entity, rows }) => [entity.path, rows.map(({ label }) => label)]));
  return { ...nothing, ...found } as Record<keyof typeof nothing, string[]>;
}

const nothing = { books: [], authors: [], stores: [], computers: [], users: [], views: [] };

describe("all entities", () => {
  const mark = word();
  const view = async (actor: Actor, list: string, name: string, shared = false) =>
    expectDone(await execute(saveView, { list, name, query: "size=25", ...(shared && { shared: "yes" }) }, as(actor)));

  beforeAll(async () => {
    expectDone(
      await execute(createAuthor, { name: `Ada ${mark}`, email: `${mark}@private.org`, note: `note ${mark}` }, manager),
    );
    const authors = [{ name: unique("Bea") }];
    expectDone(await execute(createBook, { title: `Book ${mark}`, authors }, manager));
    const store = expectDone(await execute(createStore, { name: `Store ${mark}`, city: "Ghent" }, manager));
    expectDone(await execute(createComputer, { name: `Till ${mark}`, memory: "8", storeId: store.id }, manager));
    await insertUser({ username: `user-${mark}` });
    await view(people.bookseller, "books", `Own ${mark}`);
    await view(people.manager, "computers", `Shared ${mark}`, true);
    await view(people.manager, "authors", `Private ${mark}`);
    await view(people.admin, "users", `Staff ${mark}`, true);
  });

  const all = {
    books: [`Book ${mark}`],
    authors: [`Ada ${mark}`],
    stores: [`Store ${mark}`],
    computers: [`Till ${mark}`],
    users: [],
  };

  it.each([
    ["bookseller", { ...all, views: [`Own ${mark}`, `Shared ${mark}`] }],
    ["manager", { ...all, views: [`Private ${mark}`, `Shared ${mark}`] }],
    ["admin", { ...all, users: [`user-${mark}`], views: [`Shared ${mark}`, `Staff ${mark}`] }],
  ] as const)("a %s finds what they may see", async (role, expected) => {
    const found = await suggestRecords(people[role], mark.toUpperCase());
    expect(namesIn(found)).toEqual(expected);
    expect(JSON.stringify(found.map(({ rows }) => rows))).not.toContain("private.org");
    const computers = found.find(({ entity }) => entity.name === "computer");
    expect(computers?.rows[0]?.note).toBe(`Store ${mark}`);
  });

  it("rejects actors who are not signed in", async () => {
    for (const text of [mark, ""]) await expect(suggestRecords(anonymous, text)).rejects.toThrow(ForbiddenError);
  });
});

it("puts exact titles first, and a few of each entity", async () => {
  const mark = word();
  for (let n = 0; n < 5; n++) {
    expectDone(await execute(createComputer, { name: `By ${mark} ${n}`, memory: "8" }, manager));
    expectDone(await execute(createBook, { title: `${mark} ${n}`, authors: [] }, manager));
    expectDone(await execute(createBook, { title: `The ${mark} ${n}`, authors: [] }, manager));
  }
  expectDone(await execute(createComputer, { name: `${mark} till`, memory: "8" }, manager));
  const { books, computers } = namesIn(await suggestRecords(people.bookseller, mark));
  expect(computers).toEqual([`${mark} till`, `By ${mark} 0`, `By ${mark} 1`]);
  expect(books).toEqual([0, 1, 2, 3, 4].map((n) => `${mark} ${n}`));
});

it("finds a book by its ISBN, and users by their email address for admins", async () => {
  const title = unique("Numbered");
  expectDone(await execute(createBook, { title, isbn: "978-0-306-40615-7", authors: [] }, manager));
  for (const typed of ["9780306406157", "978-0-306-40615-7", "0-306-40615-2", "0306406152"]) {
    expect(namesIn(await suggestRecords(people.bookseller, typed)), typed).toEqual({ ...nothing, books: [title] });
  }
  const user = toActor(await insertUser());
  const address = `${user.username}@example.com`;
  expect(namesIn(await suggestRecords(people.admin, address)).users).toEqual([user.username]);
  expect(namesIn(await suggestRecords(people.manager, address))).toEqual(nothing);
});

it("needs no query worker for a whole ISBN, and times out when several words get none", async () => {
  const title = unique("Numbered");
  expectDone(await execute(createBook, { title, isbn: "978-0-14-143958-7", authors: [] }, manager));
  await exhaustWorkers();
  expect(namesIn(await suggestRecords(people.admin, "0-14-143958-0"))).toEqual({ ...nothing, books: [title] });
  await expect(suggestRecords(people.admin, "two words")).rejects.toThrow(QueryTimeoutError);
});

it("finds nothing for a single letter, a wildcard or only symbols, and accepts any length", async () => {
  for (const text of ["", "a", "%%", "__", " !! ", "x".repeat(5_000)]) {
    expect(namesIn(await suggestRecords(people.admin, text)), text.slice(0, 9)).toEqual(nothing);
  }
});
