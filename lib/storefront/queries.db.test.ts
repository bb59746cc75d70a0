import fc from "fast-check";
import { expect, it } from "vitest";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { setStock } from "../stock/commands";
import { closeStore, createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { parseId } from "../values/form-fields";
import { bookSummaries, booksAtStore, booksByAuthor, listBooks, storefrontBooks } from "./lists";
import {
  findAuthor,
  findBook,
  findBookByIsbn,
  findOpenStore,
  newestBooks,
  openStores,
  otherBooksBy,
  searchPublicAuthors,
} from "./queries";
import { sitemapEntries, sitemapFiles } from "./sitemap";

const manager = as(await createActor("manager"));
const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id);

/** What customers must never see, wherever it might come out. */
const secret = unique("secret");

async function author(name: string) {
  const input = { name, email: `${secret}.${name}@example.com`, note: secret };
  return expectDone(await execute(createAuthor, input, manager)).id;
}

async function book(title: string, input: object = {}) {
  return expectDone(await execute(createBook, { title, ...input }, manager)).id;
}

async function store(name: string) {
  return expectDone(await execute(createStore, { name }, manager)).id;
}

async function stock(bookId: number, storeId: number, quantity: number) {
  expectDone(await execute(setStock, { bookId, storeId, quantity }, manager));
}

async function close(id: number) {
  expectDone(await execute(closeStore, { id, version: 1 }, manager));
}

/** A book by two people, at an open store, at one that has closed, and listed by a third without a copy. */
async function shelf() {
  const names = { author: unique("Amádo"), open: unique("Quay"), closed: unique(`${secret} Mill`) };
  const ids = { author: await author(names.author), open: await store(names.open), closed: await store(names.closed) };
  const title = unique("Gabriela");
  const authors = [{ authorId: ids.author }, { name: unique("Zélia"), role: "translator" }];
  const id = await book(title, { authors, series: "Bahia", price: 899, year: 1958 });
  await stock(id, ids.closed, 9);
  await stock(id, ids.open, 2);
  await stock(id, await store(unique("Empty")), 0);
  await close(ids.closed);
  return { id, title, names, ids };
}

it("shows a book with the open stores that have it", async () => {
  const { id, title, names, ids } = await shelf();
  const more = await store(unique("Aardvark"));
  await stock(id, more, 5);
  const found = await findBook(id);
  expect(found).toMatchObject({ id, title, price: 899, series: "Bahia" });
  expect(found?.authors[0]).toEqual({ role: "author", author: { id: ids.author, name: names.author } });
  expect(found?.stock.map(({ quantity, store }) => [store.id, quantity])).toEqual([
    [more, 5],
    [ids.open, 2],
  ]);
  expect(await findBook(2_000_000_000)).toBeNull();
});

it("finds books by their words and their authors', with the number of open stores", async () => {
  const { id, title, names, ids } = await shelf();
  for (const q of [title, title.toUpperCase(), `bahia ${names.author.replace("á", "a")}`]) {
    const page = await listBooks(storefrontBooks, { q });
    expect(page).toMatchObject({ total: 1, first: 1, rows: [{ id, storeCount: 1 }] });
  }
  expect(idsOf((await listBooks(booksByAuthor(ids.author), {})).rows)).toEqual([id]);
  expect(idsOf((await listBooks(booksAtStore(ids.open), {})).rows)).toEqual([id]);
  expect((await listBooks(booksAtStore(ids.open), { q: "nothing" })).total).toBe(0);
  expect(idsOf(await newestBooks(1))).toEqual([id]);
  expect(idsOf(await bookSummaries([id, 2_000_000_000]))).toEqual([id]);
  expect(await searchPublicAuthors(names.author.toLowerCase(), 5)).toEqual([{ id: ids.author, name: names.author }]);
  expect(await findAuthor(ids.author)).toEqual({ id: ids.author, name: names.author });
});

it("reports whether the visitor's store has a book, while it is open", async () => {
  const { id, title, ids } = await shelf();
  const lines = async (myStore?: number) => (await listBooks(storefrontBooks, { q: title }, myStore)).rows;
  expect(await lines(ids.open)).toMatchObject([{ id, storeCount: 1, inMyStore: true }]);
  for (const other of [undefined, ids.closed, 2_000_000_000]) {
    expect(await lines(other)).toMatchObject([{ id, storeCount: 1, inMyStore: false }]);
  }
  expect(await newestBooks(1, ids.open)).toMatchObject([{ id, inMyStore: true }]);
  expect(await otherBooksBy(ids.author, 0, 1, ids.open)).toMatchObject([{ id, inMyStore: true }]);
});

it("finds no author by a sort name that differs from the name shown", async () => {
  const [name, hidden] = [unique("Saki"), unique("Munro")];
  const input = { name, sortName: `${hidden}, ${name}` };
  const { id } = expectDone(await execute(createAuthor, input, manager));
  await book(unique("Reginald"), { authors: [{ authorId: id }] });
  expect(await searchPublicAuthors(name, 5)).toEqual([{ id, name }]);
  expect(await searchPublicAuthors(hidden, 5)).toEqual([]);
});

it("pages in every order", async () => {
  const mark = unique("Paged");
  const ids: number[] = [];
  for (let n = 0; n < 27; n++) {
    ids.push(await book(`${mark} ${n % 4}`, n % 3 ? { year: 1900 + (n % 5), price: n * 100 } : {}));
  }
  for (const sort of ["title", "published", "price", "added"].flatMap((sort) => [sort, `-${sort}`])) {
    const first = await listBooks(storefrontBooks, { q: mark, sort, size: "25" });
    const second = await listBooks(storefrontBooks, { q: mark, sort, size: "25", cursor: first.next ?? "" });
    expect([first.rows.length, second.rows.length, second.total]).toEqual([25, 2, 27]);
    expect(idsOf([...first.rows, ...second.rows]).sort((a, b) => a - b)).toEqual(ids);
    const back = await listBooks(storefrontBooks, { q: mark, sort, size: "25", cursor: second.previous ?? "" });
    expect(back.rows).toEqual(first.rows);
  }
});

it("finds a book by its ISBN, and other books by an author", async () => {
  const writer = await author(unique("Writer"));
  const isbn = "9780306406157";
  const [old, recent, undated] = [
    await book("Old", { authors: [{ authorId: writer }, { authorId: writer, role: "illustrator" }], year: 1900, isbn }),
    await book("Recent", { authors: [{ authorId: writer, role: "translator" }], year: 2000 }),
    await book("Undated", { authors: [{ authorId: writer }] }),
  ];
  expect(await findBookByIsbn(isbn)).toBe(old);
  expect(await findBookByIsbn("9780306406158")).toBeUndefined();
  expect(idsOf(await otherBooksBy(writer, old, 4))).toEqual([recent, undated]);
  expect(idsOf(await otherBooksBy(writer, recent, 1))).toEqual([old]);
});

it("returns only open stores", async () => {
  const { ids, names } = await shelf();
  const stores = idsOf(await openStores());
  expect(stores).toContain(ids.open);
  expect(stores).not.toContain(ids.closed);
  expect(await findOpenStore(ids.open)).toMatchObject({ name: names.open });
  expect(await findOpenStore(ids.closed)).toBeNull();
  const addresses = (await sitemapEntries("stores"))?.map(({ url: address }) => address);
  expect(addresses?.some((address) => address.endsWith(`/stores/${ids.open}`))).toBe(true);
  expect(addresses?.some((address) => address.endsWith(`/stores/${ids.closed}`))).toBe(false);
});

it("exposes no author's address or note, and nothing of a closed store", async () => {
  const { id, title, names, ids } = await shelf();
  const all = await Promise.all([
    findBook(id),
    findBookByIsbn("9780306406157"),
    findAuthor(ids.author),
    findOpenStore(ids.closed),
    listBooks(booksByAuthor(ids.author), {}),
    listBooks(booksAtStore(ids.open), {}),
    listBooks(booksAtStore(ids.closed), {}),
    listBooks(storefrontBooks, { q: title }),
    otherBooksBy(ids.author, 0, 9),
    newestBooks(9),
    openStores(),
    searchPublicAuthors(names.author, 9),
    ...(await sitemapFiles()).map(sitemapEntries),
  ]);
  const json = JSON.stringify(all);
  expect(json).toContain(names.open);
  expect(json).not.toContain(secret);
  expect(json).not.toMatch(/"(?:note|version|sortName|createdAt|serialNumber)"/);
  // Nor by asking for it: nothing is found by what is not shown.
  for (const q of [secret, `${secret}.${names.author}@example.com`, names.closed]) {
    expect((await listBooks(storefrontBooks, { q })).total).toBe(0);
    expect(await searchPublicAuthors(q, 9)).toEqual([]);
  }
  expect((await listBooks(booksAtStore(ids.closed), {})).rows).toEqual([]);
});

it("accepts any search, sort and cursor", async () => {
  await shelf();
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(..."%_!\\'\";-* \u0000\ud800\u0301aéß0 9") }),
  );
  const params = fc.record(
    { q: text, sort: fc.oneof(text, fc.constantFrom("-price", "published", "added")), at: text, size: text },
    { requiredKeys: ["q"] },
  );
  await fc.assert(
    fc.asyncProperty(params, async (asked) => {
      const page = await listBooks(storefrontBooks, asked);
      expect(page.rows.length).toBeLessThanOrEqual(page.total);
      await listBooks(booksAtStore(1), asked);
      await searchPublicAuthors(asked.q, 3);
      expect(await sitemapEntries(asked.q)).toBeUndefined();
      expect(parseId(asked.q) ?? 1).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
