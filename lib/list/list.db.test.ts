// @postgresql: raw SQL that sorts and pages
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { write } from "../db/write-transaction";
import { MAX_INTEGER } from "../values/form-fields";
import { fold } from "../values/text";
import { type List, parseListRequest } from "./list";
import { encodeCursor } from "./paging/cursor";
import { findPageIds } from "./paging/page";

const books: List = {
  name: "test",
  from: Prisma.sql`"Book" b`,
  id: Prisma.sql`b."id"`,
  fields: {
    id: { kind: "number", label: "ID", column: Prisma.sql`b."id"`, sort: "ascending" },
    title: { kind: "text", label: "Title", column: Prisma.sql`b."titleFold"`, sort: "ascending" },
    year: { kind: "year", label: "Year", column: Prisma.sql`b."year"`, nullable: true, sort: "ascending" },
    series: { kind: "text", label: "Series", column: Prisma.sql`b."seriesFold"`, nullable: true, sort: "ascending" },
    added: { kind: "date", label: "Added", column: Prisma.sql`b."createdAt"`, sort: "descending" },
    described: { kind: "text", label: "Description", column: Prisma.sql`b."description"`, nullable: true },
  },
  compoundSorts: ["-year,title", "series,added"],
  defaultSort: "title",
  search: { table: "Book", title: Prisma.sql`b."titleFold"` },
  total: () => db.book.count(),
  indexedSorts: ["title", "year", "-year,title"],
};
const single = ["id", "title", "year", "series", "added"];
const sorts = [...single.flatMap((sort) => [sort, `-${sort}`]), "-year,title", "year,-title", "series,added"];

/** What the list is asked for, and which rows that is. */
const questions: { q?: string; where?: string; finds: (row: Row) => boolean }[] = [
  { finds: () => true },
  { where: "year>9", finds: ({ year }) => year !== null && year > 9 },
  { where: "!(year>9,series==a)", finds: ({ year, series }) => !((year ?? 0) > 9 || fold(series ?? "") === "a") },
  { q: "zo", finds: ({ title }) => fold(title).startsWith("zo") },
  { q: "zo", where: "year=empty=true", finds: ({ title, year }) => fold(title).startsWith("zo") && year === null },
];
const question = fc.constantFrom(...questions);

interface Row {
  title: string;
  year: number | null;
  series: string | null;
  createdAt: Date;
}

// Few different values, so that many rows share them.
const row: fc.Arbitrary<Row> = fc.record({
  title: fc.constantFrom(
    "Emma",
    "emma",
    "Émma",
    "Ærø",
    "Zoo",
    "zoo 10",
    "zoo 9",
    "Øre",
    "Łódź",
    "人",
    "🐋",
    "\ue000",
    "",
    "a%b_c",
  ),
  year: fc.option(fc.constantFrom(-750, 0, 9, 10, 1937, 2_000_000_000)),
  series: fc.option(fc.constantFrom("", "A", "Ä", "B", "'", "10", "9")),
  createdAt: fc.constantFrom(
    ...["2026-11-21T09:00:00.000Z", "2026-11-21T09:00:00.001Z", "1999-12-31T23:59:59.999Z"].map(
      (date) => new Date(date),
    ),
  ),
});
const rows = (max: number) => fc.array(row, { minLength: 0, maxLength: max });
const order = fc.constantFrom(...sorts);

async function add(all: Row[]): Promise<number[]> {
  const data = all.map((one) => ({
    ...one,
    titleFold: fold(one.title),
    seriesFold: one.series === null ? null : fold(one.series),
  }));
  const made = await write((tx) => tx.book.createManyAndReturn({ data, select: { id: true } }));
  return made.map(({ id }) => id);
}

const remove = (ids: number[]) => write((tx) => tx.book.deleteMany({ where: { id: { in: ids } } }));
const removeAll = () => write((tx) => tx.book.deleteMany());

interface Step {
  sort: string;
  size: number;
  where?: string;
  q?: string;
  /** As if the list were so long that its rows can neither be counted nor sorted, and few matches ranked. */
  isLong?: boolean;
}

function page({ size, isLong, ...step }: Step, at?: string) {
  const request = { ...parseListRequest(books, { ...step, cursor: at }), size };
  return isLong
    ? findPageIds(books, request, { countLimit: 3, sortLimit: 0, rankLimit: 2 })
    : findPageIds(books, request);
}

/** The pages from a place to the end of the list in one direction, in the order of the list. */
async function walk(
  step: Step,
  way: "next" | "previous",
  from?: string,
  between: () => Promise<void> = async () => {},
) {
  const pages: Awaited<ReturnType<typeof page>>[] = [];
  let at = from;
  do {
    const here = await page(step, at);
    if (way === "next") pages.push(here);
    else pages.unshift(here);
    at = here[way];
    if (pages.length > 200) throw new Error("It goes round in circles.");
    if (at) await between();
  } while (at);
  return pages;
}

const idsOf = (pages: { ids: number[] }[]) => pages.flatMap(({ ids }) => ids);

/** All the rows in the order that the list must have, as JavaScript sorts them: bytewise, those without a value last. */
async function expected(sort: string, finds: (row: Row) => boolean = () => true): Promise<number[]> {
  const all = (await db.book.findMany()).filter(finds);
  const keys = sort.split(",").map((key) => ({ name: key.replace(/^-/, ""), turn: key.startsWith("-") ? -1 : 1 }));
  const valueIn = (book: (typeof all)[number], name: string) =>
    ({ id: book.id, title: book.titleFold, year: book.year, series: book.seriesFold, added: book.createdAt.getTime() })[
      name
    ] ?? null;
  const compare = (a: string | number, b: string | number) =>
    typeof a === "string" && typeof b === "string"
      ? Buffer.compare(Buffer.from(a), Buffer.from(b))
      : Number(a) - Number(b);
  return all
    .sort((a, b) => {
      for (const { name, turn } of keys) {
        const [left, right] = [valueIn(a, name), valueIn(b, name)];
        if (left === null && right === null) continue;
        if (left === null || right === null) return left === null ? 1 : -1;
        if (compare(left, right) !== 0) return turn * compare(left, right);
      }
      return (keys.at(-1)?.turn ?? 1) * (a.id - b.id);
    })
    .map(({ id }) => id);
}

beforeEach(removeAll);

describe("paging through a list", () => {
  test("shows each row exactly once, in order, forwards and backwards, with correct counts", async () => {
    const sizes = fc.integer({ min: 1, max: 12 });
    await fc.assert(
      fc
        .asyncProperty(
          rows(40),
          order,
          sizes,
          question,
          fc.boolean(),
          async (all, sort, size, { finds, ...asked }, isLong) => {
            await add(all);
            const step = { ...asked, sort, size, isLong };
            const inOrder = await expected(sort, finds);
            const isCounted = !isLong || (!asked.q && !asked.where);

            const forwards = await walk(step, "next");
            expect(idsOf(forwards)).toEqual(inOrder);
            for (const { total, hasMore: more } of forwards) {
              expect({ total, more }).toEqual(
                isCounted || inOrder.length <= 3 ? { total: inOrder.length, more: false } : { total: 3, more: true },
              );
            }
            expect(forwards.slice(0, -1).every((one) => one.ids.length === size)).toBe(true);
            for (const { first, ids } of forwards) if (ids[0]) expect(first).toBe(inOrder.indexOf(ids[0]) + 1);
            expect(forwards[0]?.previous).toBeUndefined();

            const end = await page(step, "end");
            const back = [...(end.previous ? await walk(step, "previous", end.previous) : []), end];
            expect(idsOf(back)).toEqual(inOrder);
            if (isCounted) expect(back.map(({ ids }) => ids)).toEqual(forwards.map(({ ids }) => ids));
            for (const { first, ids } of back) if (ids[0] && first) expect(first).toBe(inOrder.indexOf(ids[0]) + 1);
          },
        )
        .afterEach(removeAll),
      { numRuns: 70 },
    );
  });

  test.each(sorts)("sorted by %s, with every page size", async (sort) => {
    await add(fc.sample(row, 130));
    const inOrder = await expected(sort);
    for (const size of [25, 50, 100]) {
      const forwards = await walk({ sort, size }, "next");
      expect(idsOf(forwards)).toEqual(inOrder);
      expect(forwards).toHaveLength(Math.ceil(130 / size));
    }
  });

  test("shows each unchanged row exactly once while others are added and deleted", async () => {
    const changes = fc.array(fc.record({ come: rows(4), go: fc.nat() }), { minLength: 8, maxLength: 8 });
    const ways = fc.constantFrom("next" as const, "previous" as const);
    const asked = fc.record({ sort: order, size: fc.integer({ min: 1, max: 8 }), question, isLong: fc.boolean() });
    await fc.assert(
      fc
        .asyncProperty(rows(30), changes, asked, ways, async (all, changes, { question, ...how }, way) => {
          const { finds, ...what } = question;
          const stays = await add(all);
          const goes = await add(all);
          const step = { ...how, ...what };
          const inOrder = (await expected(step.sort, finds)).filter((id) => stays.includes(id));
          let turn = 0;
          const meanwhile = async () => {
            const { come, go } = changes[turn++ % changes.length] ?? { come: [], go: 0 };
            if (turn <= changes.length) goes.push(...(await add(come)));
            await remove(goes.splice(goes.length ? go % goes.length : 0, 2));
          };
          // Backwards it begins at the last page.
          const last = way === "next" ? undefined : (await walk(step, "next")).at(-1);
          const pages = [...(await walk(step, way, last?.previous, meanwhile)), ...(last?.previous ? [last] : [])];
          expect(idsOf(pages).filter((id) => stays.includes(id))).toEqual(inOrder);
          expect(new Set(idsOf(pages)).size).toBe(idsOf(pages).length);
        })
        .afterEach(removeAll),
      { numRuns: 40 },
    );
  });
});

describe("sorting by relevance", () => {
  const make = (title: string) => ({ title, series: null, year: null, createdAt: new Date() });
  const titles = fc.array(fc.constantFrom("Emma", "Emma", "Emma in Love", "Dear Emma", "Emmaus", "On Emma", "Zoo"), {
    maxLength: 30,
  });

  test("puts titles that equal the query first, then those that start with it, then those that contain it", async () => {
    const [having, other, beginning, being] = await add(["Dear Emma", "Zoo", "Emma in Love", "Émma"].map(make));
    expect((await page({ sort: "relevance", size: 25, q: "emma" })).ids).toEqual([being, beginning, having]);
    expect((await page({ sort: "relevance", size: 25, q: '"Emma"' })).ids[0]).toBe(being);
    expect((await page({ sort: "relevance", size: 25, q: "zoo" })).ids).toEqual([other]);
  });

  test("shows each match exactly once, forwards and backwards, however few are ranked", async () => {
    await fc.assert(
      fc
        .asyncProperty(titles, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (all, size, isLong) => {
          const ids = await add(all.map(make));
          const matches = ids.filter((_, index) => all[index]?.includes("Emma"));
          const step = { sort: "relevance", q: "emma", size, isLong };
          const forwards = idsOf(await walk(step, "next"));
          expect(forwards.toSorted((a, b) => a - b)).toEqual(matches);
          const end = await page(step, "end");
          const back = [...(end.previous ? await walk(step, "previous", end.previous) : []), end];
          expect(idsOf(back)).toEqual(forwards);
        })
        .afterEach(removeAll),
      { numRuns: 40 },
    );
  });
});

describe("a page whose rows were all deleted", () => {
  test.each(sorts)("links back to the remaining rows: %s", async (sort) => {
    await add(fc.sample(row, 7));
    const step = { sort, size: 3 };
    const [first] = await walk(step, "next");
    const left = first?.ids ?? [];
    await write((tx) => tx.book.deleteMany({ where: { id: { notIn: left } } }));
    const empty = await page(step, first?.next);
    expect(empty).toMatchObject({ ids: [], total: 3 });
    expect(empty.next).toBeUndefined();
    expect((await page(step, empty.previous)).ids).toEqual(left);
  });

  test("also before the first remaining row", async () => {
    await add([2001, 2002, 2003, 2004].map((year) => ({ title: "Emma", series: null, createdAt: new Date(), year })));
    const step = { sort: "year", size: 2 };
    const [first, second] = await walk(step, "next");
    await remove(first?.ids ?? []);
    const empty = await page(step, second?.previous);
    expect(empty.ids).toEqual([]);
    expect(empty.previous).toBeUndefined();
    expect(await page(step, empty.next)).toMatchObject({ ids: second?.ids, first: 1 });
  });
});

describe("parsing URL parameters", () => {
  test("falls back to defaults, and reports an invalid cursor", () => {
    const usual = { q: "", sort: "title", cursor: undefined, atEnd: false, size: 50, problems: [], group: undefined };
    for (const params of [
      {},
      { sort: "price" },
      { sort: "--title" },
      { sort: "toString" },
      { sort: "title,year" },
      { sort: "relevance" },
      { size: "7" },
      { group: "title" },
      { cursor: ["", "x"] },
    ]) {
      expect(parseListRequest(books, params)).toMatchObject({ ...usual, invalidCursor: false });
    }
    expect(parseListRequest(books, { cursor: "x" })).toMatchObject({ ...usual, invalidCursor: true });
    expect(parseListRequest(books, { sort: "-year", size: "25", q: "  Emma  " })).toMatchObject({
      sort: "-year",
      size: 25,
      q: "Emma",
    });
    expect(parseListRequest(books, { q: "Emma" }).sort).toBe("relevance");
  });

  test("accepts any parameters", () => {
    const any = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(
      fc.property(fc.record({ q: any, sort: any, cursor: any, size: any, where: any, group: any }), (params) => {
        expect(() => parseListRequest(books, params)).not.toThrow();
      }),
    );
  });

  test("shows the first page for a cursor of another sort or list", async () => {
    await add(fc.sample(row, 30));
    const { next } = await findPageIds(books, parseListRequest(books, { sort: "title", size: "25" }));
    for (const sort of ["-title", "year", "added"])
      expect(parseListRequest(books, { sort, cursor: next })).toMatchObject({ cursor: undefined, invalidCursor: true });
    expect(parseListRequest({ ...books, name: "other" }, { cursor: next })).toMatchObject({
      cursor: undefined,
      invalidCursor: true,
    });
    expect(parseListRequest(books, { sort: "title", cursor: next })).toMatchObject({ invalidCursor: false });
  });

  test.each([
    ["title", [5]],
    ["title", [null]],
    ["title", []],
    ["title", ["a", "b"]],
    ["title", [{ date: "2026-11-21T09:00:00.000Z" }]],
    ["title", ["nul \0"]],
    ["year", ["next year"]],
    ["year", [1.5e300]],
    ["added", ["yesterday"]],
    ["added", [{ date: "0000-01-01T00:00:00.000Z" }]],
    ["-added", [null]],
    ["id", ["one"]],
    ["relevance", ["one"]],
    ["relevance", [-1]],
  ])("is the first page where a cursor of %s was made up: %j", (sort, values) => {
    for (const backwards of [false, true]) {
      const at = encodeCursor({ list: "test", sort, values, id: 1, backwards, before: 0 });
      expect(parseListRequest(books, { sort, cursor: at, q: sort === "relevance" ? "a" : "" })).toMatchObject({
        cursor: undefined,
        invalidCursor: true,
      });
    }
  });

  test("accepts any cursor position", async () => {
    await add(fc.sample(row, 3));
    for (const id of [MAX_INTEGER, -MAX_INTEGER]) {
      for (const sort of ["id", "year", "-year,title"]) {
        const values = sort === "-year,title" ? [id, "\u{10ffff}"] : [id];
        const at = encodeCursor({ list: "test", sort, values, id, backwards: false, before: Number.MAX_SAFE_INTEGER });
        expect(parseListRequest(books, { sort, cursor: at }).invalidCursor).toBe(false);
        await expect(page({ sort, size: 25 }, at)).resolves.toMatchObject({ total: 3 });
      }
    }
  });

  test("returns no rows for an invalid filter, and reports its problems", async () => {
    await add(fc.sample(row, 3));
    for (const where of ["colour==red", "year==soon", "title>x", "(title==a", "year=between=(1,2,3)"]) {
      const request = parseListRequest(books, { where });
      expect(request.problems).not.toEqual([]);
      expect(await findPageIds(books, request)).toMatchObject({ ids: [], total: 0 });
    }
  });
});

describe("a search", () => {
  test("finds rows with all words, ignoring accents, and counts only these", async () => {
    const make = (title: string) => ({ title, series: null, year: null, createdAt: new Date() });
    const [one, other] = await add(["Émma in Łódź", "Emma", "Persuasion", "100% _sure_!"].map(make));
    const search = (q: string) => page({ q, sort: "title", size: 25 });
    expect(await search("EMMA")).toMatchObject({ ids: [other, one], total: 2 });
    expect(await search("lodz emm")).toMatchObject({ ids: [one], total: 1 });
    expect(await search('"emma in"')).toMatchObject({ ids: [one], total: 1 });
    expect(await search('"in emma"')).toMatchObject({ total: 0 });
    expect(await search("persausion")).toMatchObject({
      total: 1,
      replacements: [{ typed: "persausion", found: ["persuasion"] }],
    });
    expect((await search("persuasion")).replacements).toBeUndefined();
    // Without a word there is no search.
    expect(await search("%")).toMatchObject({ total: 4 });
  });

  test("accepts any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (q) => {
        await expect(page({ q, sort: "relevance", size: 25 })).resolves.toBeDefined();
      }),
    );
  });
});
