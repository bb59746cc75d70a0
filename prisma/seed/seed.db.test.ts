import { readFileSync, statSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { anonymous, system } from "@/lib/auth/abilities";
import { verifyPassword } from "@/lib/auth/passwords";
import { createBook } from "@/lib/books/commands";
import { execute } from "@/lib/commands/execute";
import { createComputer } from "@/lib/computers/commands";
import { db } from "@/lib/db/client";
import { write } from "@/lib/db/write-transaction";
import { seedDemo } from "@/lib/demo/commands";
import { setStock } from "@/lib/stock/commands";
import { createStore } from "@/lib/stores/commands";
import { insertUser, toActor } from "@/lib/testing/factories";
import { as, expectDone } from "@/lib/testing/outcomes";
import { firstSignInFile } from "./first-sign-in";
import { seedPlan } from "./plan";
import { seed } from "./seed";

const plan = seedPlan();
const said: string[] = [];
let outcomes: string[];

beforeAll(async () => {
  const log = (line: string) => said.push(line);
  outcomes = await Promise.all([seed(log), seed(log)]);
});

test("two at once fill the database once", async () => {
  expect(outcomes.sort()).toEqual(["not empty", "seeded"]);
  expect(await counts()).toEqual({
    users: 4,
    authors: plan.authors.length,
    books: 1000,
    stores: 5,
    stock: plan.stock.length,
    computers: 12,
    picks: 7,
  });
});

test("another seed changes nothing", async () => {
  const before = [await counts(), await db.changeSet.count(), await db.change.count(), readFileSync(firstSignInFile())];
  expect(await seed(() => expect.fail("there is nothing to say"))).toBe("not empty");
  const input = { ...plan, password: "three unlikely words" };
  expect(await execute(seedDemo, input, as(system))).toMatchObject({ ok: false, kind: "refused" });
  const after = [await counts(), await db.changeSet.count(), await db.change.count(), readFileSync(firstSignInFile())];
  expect(after).toEqual(before);
});

test("the rows are those of the plan, in its order, made when it says", async () => {
  const books = await db.book.findMany({ orderBy: { id: "asc" } });
  expect(
    books.map(({ title, price, createdAt, updatedAt, version }) => [title, price, createdAt, updatedAt, version]),
  ).toEqual(plan.books.map(({ title, price, createdAt }) => [title, price, createdAt, createdAt, 1]));
  const bookPlaces = new Map(books.map(({ id }, place) => [id, place]));
  const stores = await db.store.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  const storePlaces = new Map(stores.map(({ id }, place) => [id, place]));
  const stock = await db.stock.findMany({ orderBy: { id: "asc" } });
  expect(
    stock.map(({ bookId, storeId, quantity, updatedAt }) => ({
      book: bookPlaces.get(bookId),
      store: storePlaces.get(storeId),
      quantity,
      updatedAt,
    })),
  ).toEqual(plan.stock);
});

test("every book has its authors in the file's order", async () => {
  const file: Record<string, string>[] = parse(readFileSync(new URL("books.csv", import.meta.url)), { columns: true });
  const named = await db.$queryRaw<{ bookId: number; name: string }[]>`
    SELECT w."bookId", a."name" FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId"
    ORDER BY w."bookId", w."position"`;
  const byBook = named.reduce(
    (all, { bookId, name }) => all.set(bookId, [...(all.get(bookId) ?? []), name]),
    new Map<number, string[]>(),
  );
  const books = await db.book.findMany({ orderBy: { id: "asc" }, select: { id: true, title: true } });
  const found = books.map(({ id, title }) => [title, byBook.get(id)?.join("; ")]);
  expect(found).toEqual(file.map(({ title, authors }) => [title, authors]));
  expect(await db.author.findFirst({ where: { name: "Gabriel García Márquez" } })).toMatchObject({
    nameFold: "gabriel garcia marquez",
    sortNameFold: "garcia marquez, gabriel",
  });
});

test("one store is closed, and has copies and a computer all the same", async () => {
  const closed = await db.store.findMany({ where: { open: false }, include: { computers: true } });
  expect(closed).toHaveLength(1);
  expect(closed[0]?.computers).toHaveLength(1);
  expect(await db.stock.count({ where: { store: { open: false }, quantity: { gt: 0 } } })).toBeGreaterThan(50);
});

test("the password is in the file alone, and opens every account", async () => {
  const file = firstSignInFile();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const password = /^Password: (([a-z]{4}-){3}[a-z]{4})$/m.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const users = await db.user.findMany({ orderBy: { id: "asc" } });
  for (const { passwordHash } of users) expect(await verifyPassword(passwordHash, password)).toBe(true);
  expect(new Set(users.map(({ passwordHash }) => passwordHash)).size).toBe(4);
  expect(said.join("\n")).toContain(file);
  expect(said.join("\n")).not.toContain(password);
  expect(JSON.stringify(await db.change.findMany())).not.toMatch(new RegExp(`${password}|argon2|assword`));
});

test("the users are three active ones and one who is not", async () => {
  const users = await db.user.findMany({
    orderBy: { id: "asc" },
    select: { username: true, email: true, active: true },
  });
  expect(users).toEqual([
    { username: "admin", email: "admin@example.com", active: true },
    { username: "manager", email: "manager@example.com", active: true },
    { username: "bookseller", email: "bookseller@example.com", active: true },
    { username: "former", email: "former@example.com", active: false },
  ]);
});

test("all of it is one change set, with a row for each row", async () => {
  const [changeSet, ...others] = await db.changeSet.findMany({ where: { via: "seed" } });
  expect(others).toEqual([]);
  expect(changeSet).toMatchObject({ command: "seedDemo", actorId: null });
  const changes = await db.change.groupBy({ by: ["entity"], where: { changeSetId: changeSet?.id }, _count: true });
  const {
    users: user,
    authors: author,
    books: book,
    stores: store,
    stock,
    computers: computer,
    picks: pick,
  } = await counts();
  expect(Object.fromEntries(changes.map(({ entity, _count }) => [entity, _count]))).toEqual({
    user,
    author,
    book,
    store,
    stock,
    computer,
    pick,
  });
});

test("nobody but the system may seed", async () => {
  const input = { ...plan, password: "three unlikely words" };
  expect(await execute(seedDemo, input, as(anonymous))).toMatchObject({ ok: false, kind: "signed-out" });
});

test("whoever adds something afterwards gets the next number", async () => {
  const before = await counts();
  const user = await insertUser();
  expect(user.id).toBeGreaterThan(before.users);
  const admin = toActor(await db.user.findFirstOrThrow({ where: { username: "admin" } }));
  const authors = [{ name: "Tove Jansson" }];
  const book = expectDone(await execute(createBook, { title: "The Summer Book", authors }, as(admin)));
  expect(book.id).toBeGreaterThan(before.books);
  const store = expectDone(await execute(createStore, { name: "Quayside" }, as(admin)));
  const place = { bookId: book.id, storeId: store.id };
  expectDone(await execute(setStock, { ...place, quantity: 3 }, as(admin)));
  expectDone(await execute(createComputer, { name: "Quayside till", memory: 8, storeId: store.id }, as(admin)));
  expect(await db.stock.count({ where: place })).toBe(1);
  // The other tests expect what was seeded alone.
  await write(async (tx) => {
    await tx.computer.deleteMany({ where: { storeId: store.id } });
    await tx.stock.deleteMany({ where: place });
    await tx.store.delete({ where: { id: store.id } });
    await tx.book.delete({ where: { id: book.id } });
    await tx.author.deleteMany({ where: { id: { gt: before.authors } } });
    await tx.user.delete({ where: { id: user.id } });
  });
});

async function counts() {
  return {
    users: await db.user.count(),
    authors: await db.author.count(),
    books: await db.book.count(),
    stores: await db.store.count(),
    stock: await db.stock.count(),
    computers: await db.computer.count(),
    picks: await db.pick.count(),
  };
}
