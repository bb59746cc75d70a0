// @postgresql: raw SQL that counts
import { beforeEach, describe, expect, inject, test } from "vitest";
import { bookList } from "../books/list";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { directRunner, type QueryRunner } from "../db/query-runner";
import { queryInWorker } from "../db/query-worker";
import { write } from "../db/write-transaction";
import { env } from "../env";
import { viaIndex } from "../list/filter/where";
import { parseListRequest } from "../list/list";
import { conditions } from "../list/match-query";
import { unique } from "../testing/factories";
import { countCatalogue, countOutOfStock } from "./figures";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.stock.deleteMany();
    await tx.book.deleteMany();
  });
});

/** Books as they are in the table, which commands would add today. */
async function makeBooks(books: Partial<Prisma.BookCreateManyInput>[]): Promise<number[]> {
  return write(async (tx) => {
    const ids = [];
    for (const book of books) {
      const { id } = await tx.book.create({ data: { title: "Emma", titleFold: "emma", ...book } });
      ids.push(id);
    }
    return ids;
  });
}

async function makeStock(quantities: [bookId: number, quantity: number][]): Promise<void> {
  const name = unique("Harbour Street");
  await write(async (tx) => {
    const { id: storeId } = await tx.store.create({ data: { name, nameFold: name } });
    await tx.stock.createMany({ data: quantities.map(([bookId, quantity]) => ({ bookId, storeId, quantity })) });
  });
}

/** How many books the list has to which a figure leads. */
async function listed(where: string): Promise<number> {
  const request = parseListRequest(bookList, { where });
  expect(request.problems).toEqual([]);
  const [counted] = await directRunner<{ books: number }>(
    Prisma.sql`SELECT count(*) AS books FROM ${bookList.from} WHERE ${conditions(bookList, request, viaIndex)}`,
  );
  return counted?.books ?? 0;
}

/** Has all the time that a test has. */
const patiently: QueryRunner = (query) => queryInWorker(query, 20_000);

describe.each([
  ["on the spot", directRunner],
  ["off the event loop", patiently],
])("%s", (_where, ask) => {
  test("counts books by month of the shop's time zone, including empty months", async () => {
    expect(env.TIME_ZONE).toBe("Europe/London");
    await makeBooks([
      // 23:30 UTC on the last day of July is half an hour into August in London.
      { createdAt: new Date("2026-07-31T23:30:00.000Z") },
      { createdAt: new Date("2026-07-31T22:59:59.999Z") },
      { createdAt: new Date("2026-08-31T22:59:59.999Z") },
      // In winter London has UTC.
      { createdAt: new Date("2026-10-31T23:30:00.000Z") },
      { createdAt: new Date("2026-11-01T00:00:00.000Z") },
      { createdAt: new Date("2025-12-01T00:00:00.000Z") },
      { createdAt: new Date("2025-11-30T23:59:59.999Z") },
    ]);
    const { months } = await countCatalogue(ask, new Date("2026-11-21T14:05:00Z"));
    expect(months.map(({ month, books }) => `${month} ${books}`)).toEqual([
      ...["2025-12 1", "2026-01 0", "2026-02 0", "2026-03 0", "2026-04 0", "2026-05 0", "2026-06 0"],
      ...["2026-07 1", "2026-08 2", "2026-09 0", "2026-10 1", "2026-11 1"],
    ]);
    for (const { where, books } of months) expect(await listed(where), where).toBe(books);
  });

  test("shows twelve months on the last day of a year, in a leap year and at the turn of the year", async () => {
    for (const now of ["2026-12-31T23:59:59Z", "2028-02-29T12:00:00Z", "2027-01-01T00:00:00Z"]) {
      const { months } = await countCatalogue(ask, new Date(now));
      expect(months).toHaveLength(12);
      expect(months.at(-1)?.month).toBe(now.slice(0, 7));
    }
  });

  test("shows the most frequent languages, the others together, and books without one", async () => {
    const codes = ["en", "fr", "de", "es", "it", "nl", "pt", "ja"];
    const many = codes.flatMap((language, place) => Array.from({ length: 10 - place }, () => ({ language })));
    await makeBooks([...many, { language: "cy" }, { language: "grc" }, { language: null }]);
    const { languages } = await countCatalogue(ask);
    expect(languages.map(({ name, books }) => `${name} ${books}`)).toEqual([
      ...["English 10", "French 9", "German 8", "Spanish 7", "Italian 6", "Dutch 5", "Portuguese 4", "Japanese 3"],
      ...["Other languages 2", "Not set 1"],
    ]);
    for (const { where, books } of languages) expect(await listed(where), where).toBe(books);
  });

  test("without books there are no languages, and nothing is out of stock", async () => {
    const { languages, months } = await countCatalogue(ask);
    expect(languages).toEqual([]);
    expect(months.reduce((sum, { books }) => sum + books, 0)).toBe(0);
    expect(await countOutOfStock(ask)).toMatchObject({ books: 0, outOfStock: 0, latest: [] });
  });

  test("a book is out of stock when no store has a copy; the latest five are named", async () => {
    const ids = await makeBooks(
      Array.from({ length: 9 }, (_, day) => ({
        title: `Book ${day}`,
        createdAt: new Date(`2026-11-0${day + 1}T09:00:00Z`),
      })),
    );
    const [first = 0, second = 0, third = 0] = ids;
    const last = ids.at(-1) ?? 0;
    const author = await write((tx) =>
      tx.author.create({ data: { name: "Jane Austen", nameFold: "", sortName: "", sortNameFold: "" } }),
    );
    await write((tx) =>
      tx.bookAuthor.create({ data: { bookId: ids[7] ?? 0, authorId: author.id, position: 1, role: "author" } }),
    );
    // Listed at both with a copy at one; with no copy; and with copies.
    await makeStock([
      [first, 0],
      [second, 0],
      [last, 4],
    ]);
    await makeStock([
      [first, 1],
      [third, 2],
    ]);
    const { books, outOfStock, latest, where, whereInStock } = await countOutOfStock(ask);
    expect({ books, outOfStock }).toEqual({ books: 9, outOfStock: 6 });
    expect(latest).toEqual([
      { id: ids[7], title: "Book 7", authors: "Jane Austen" },
      ...[6, 5, 4, 3].map((day) => ({ id: ids[day], title: `Book ${day}`, authors: "" })),
    ]);
    expect(await listed(where)).toBe(outOfStock);
    expect(await listed(whereInStock)).toBe(books - outOfStock);
  });
});

if (inject("dialect") === "sqlite") {
  test("copies and languages are counted from indexes that have all that is needed", async () => {
    const plan: string[] = [];
    const explain = async <Row>(query: Prisma.Sql): Promise<Row[]> => {
      const steps = await db.$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${query}`);
      plan.push(...steps.map(({ detail }) => detail).filter((detail) => / [kbl] USING /.test(detail)));
      return [];
    };
    await countCatalogue(explain);
    await countOutOfStock(explain);
    expect([...new Set(plan)].toSorted()).toEqual([
      "SCAN b USING COVERING INDEX Book_language_year_id_idx",
      "SCAN k USING COVERING INDEX Stock_storeId_bookId_quantity_idx",
      "SCAN l USING INDEX Book_createdAt_id_idx",
      "SEARCH b USING COVERING INDEX Book_createdAt_id_idx (createdAt>? AND createdAt<?)",
      "SEARCH k USING INDEX Stock_bookId_storeId_key (bookId=?)",
    ]);
  });
}
