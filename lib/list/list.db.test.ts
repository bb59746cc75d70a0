import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "../db/client";
import { write } from "../db/gate";
import { Prisma } from "../db/generated/sqlite/client";
import { fold } from "../text";
import { decodeCursor, encodeCursor } from "./cursor";
import { type List, type ListRequest, listIds, listRequest } from "./list";
import { everyWordIn } from "./words";

type Key = "id" | "title" | "year" | "series" | "added";

const books: List<Key> = {
  from: Prisma.sql`"Book" AS b`,
  id: Prisma.sql`b."id"`,
  sorts: {
    id: { label: "ID", column: Prisma.sql`b."id"` },
    title: { label: "Title", column: Prisma.sql`b."titleFold"` },
    year: { label: "Year", column: Prisma.sql`b."year"`, nullable: true },
    series: { label: "Series", column: Prisma.sql`b."seriesFold"`, nullable: true },
    added: { label: "Added", column: Prisma.sql`b."createdAt"`, descendingFirst: true },
  },
  defaultSort: "title",
  search: (words) => everyWordIn(words, [Prisma.sql`b."titleFold"`, Prisma.sql`b."seriesFold"`]),
};
const sorts = Object.keys(books.sorts) as Key[];
const orders = sorts.flatMap((sort) => [false, true].map((descending) => ({ sort, descending })));

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
const order = fc.constantFrom(...orders);

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

type Step = Omit<ListRequest<Key>, "cursor">;
const page = (step: Step, at: string | undefined) =>
  listIds(books, { ...step, cursor: at ? decodeCursor(at) : undefined });

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
async function expected({ sort, descending }: { sort: Key; descending: boolean }): Promise<number[]> {
  const all = await db.book.findMany();
  const sortedBy = (book: (typeof all)[number]) =>
    ({ id: book.id, title: book.titleFold, year: book.year, series: book.seriesFold, added: book.createdAt.getTime() })[
      sort
    ];
  const compare = (a: string | number, b: string | number) =>
    typeof a === "string" && typeof b === "string"
      ? Buffer.compare(Buffer.from(a), Buffer.from(b))
      : Number(a) - Number(b);
  const turn = descending ? -1 : 1;
  return all
    .sort((a, b) => {
      const [left, right] = [sortedBy(a), sortedBy(b)];
      if (left === null || right === null)
        return Number(left === null) - Number(right === null) || turn * (a.id - b.id);
      return turn * (compare(left, right) || a.id - b.id);
    })
    .map(({ id }) => id);
}

beforeEach(removeAll);

describe("a walk through all the pages", () => {
  test("shows each row exactly once, in order, forwards and back again, and counts them rightly", async () => {
    await fc.assert(
      fc
        .asyncProperty(rows(40), order, fc.integer({ min: 1, max: 12 }), async (all, by, size) => {
          const ids = await add(all);
          const step = { ...by, q: "", size };
          const inOrder = await expected(by);

          const forwards = await walk(step, "next");
          expect(idsOf(forwards)).toEqual(inOrder);
          expect(forwards.every(({ total }) => total === ids.length)).toBe(true);
          expect(forwards.slice(0, -1).every((one) => one.ids.length === size)).toBe(true);
          for (const { first, ids } of forwards) if (ids[0]) expect(first).toBe(inOrder.indexOf(ids[0]) + 1);
          expect(forwards[0]?.previous).toBeUndefined();

          const last = forwards.at(-1);
          if (!last?.previous) return;
          const back = await walk(step, "previous", last.previous);
          expect([...idsOf(back), ...last.ids]).toEqual(inOrder);
          for (const { first, ids } of back) if (ids[0]) expect(first).toBe(inOrder.indexOf(ids[0]) + 1);
        })
        .afterEach(async () => {
          await removeAll();
        }),
      { numRuns: 60 },
    );
  });

  test.each(orders)(
    "in the order of $sort, descending: $descending, with the sizes that people can choose",
    async (by) => {
      const sample = fc.sample(row, 130);
      await add(sample);
      const inOrder = await expected(by);
      for (const size of [25, 50, 100]) {
        const forwards = await walk({ ...by, q: "", size }, "next");
        expect(idsOf(forwards)).toEqual(inOrder);
        expect(forwards).toHaveLength(Math.ceil(130 / size));
      }
    },
  );

  test("shows each row that stays exactly once while others come and go", async () => {
    await fc.assert(
      fc
        .asyncProperty(
          rows(30),
          fc.array(fc.record({ come: rows(4), go: fc.nat() }), { minLength: 8, maxLength: 8 }),
          order,
          fc.integer({ min: 1, max: 8 }),
          fc.constantFrom("next" as const, "previous" as const),
          async (all, changes, by, size, way) => {
            const stays = await add(all);
            const goes = await add(all);
            const step = { ...by, q: "", size };
            const inOrder = (await expected(by)).filter((id) => stays.includes(id));
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
          },
        )
        .afterEach(async () => {
          await removeAll();
        }),
      { numRuns: 40 },
    );
  });
});

describe("a page whose rows have all gone meanwhile", () => {
  test.each(orders)("leads back to what is left: $sort, descending: $descending", async (by) => {
    await add(fc.sample(row, 7));
    const step = { ...by, q: "", size: 3 };
    const [first] = await walk(step, "next");
    const left = first?.ids ?? [];
    await write((tx) => tx.book.deleteMany({ where: { id: { notIn: left } } }));
    const empty = await page(step, first?.next);
    expect(empty).toMatchObject({ ids: [], total: 3 });
    expect(empty.next).toBeUndefined();
    expect((await page(step, empty.previous)).ids).toEqual(left);
  });

  test("also in front of the first row that is left", async () => {
    await add([2001, 2002, 2003, 2004].map((year) => ({ title: "Emma", series: null, createdAt: new Date(), year })));
    const step = { sort: "year" as const, descending: false, q: "", size: 2 };
    const [first, second] = await walk(step, "next");
    await remove(first?.ids ?? []);
    const empty = await page(step, second?.previous);
    expect(empty.ids).toEqual([]);
    expect(empty.previous).toBeUndefined();
    expect(await page(step, empty.next)).toMatchObject({ ids: second?.ids, first: 1 });
  });
});

describe("what the URL asks for", () => {
  test("is the default where it makes no sense", () => {
    const request = { q: "", sort: "title", descending: false, cursor: undefined, size: 50 };
    for (const params of [
      {},
      { sort: "price" },
      { sort: "--title" },
      { sort: "toString" },
      { size: "7" },
      { at: "x" },
      { at: ["", "x"] },
    ]) {
      expect(listRequest(books, params)).toEqual(request);
    }
    expect(listRequest(books, { sort: "-year", size: "25", q: "  Emma  " })).toEqual({
      ...request,
      sort: "year",
      descending: true,
      size: 25,
      q: "Emma",
    });
  });

  test("is read, whatever it is", () => {
    const any = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(
      fc.property(fc.record({ q: any, sort: any, at: any, size: any }), (params) => {
        expect(() => listRequest(books, params)).not.toThrow();
      }),
    );
  });

  test("is the first page where the cursor is of another sort or direction", async () => {
    await add(fc.sample(row, 30));
    const { next } = await listIds(books, listRequest(books, { sort: "title", size: "25" }));
    for (const sort of ["-title", "year", "added"])
      expect(listRequest(books, { sort, at: next }).cursor).toBeUndefined();
    expect(listRequest(books, { sort: "title", at: next }).cursor).toBeDefined();
  });

  test.each([
    ["title", 5],
    ["title", null],
    ["title", { date: "2026-11-21T09:00:00.000Z" }],
    ["title", "nul \0"],
    ["year", "next year"],
    ["-year", "next year"],
    ["year", 1.5e300],
    ["added", "yesterday"],
    ["-added", null],
    ["added", 5],
    ["id", "one"],
  ])("is the first page, or none, and never an error, where a cursor of %s was made up: %j", async (sort, value) => {
    await add(fc.sample(row, 30));
    const firstPage = await listIds(books, listRequest(books, { sort, size: "25" }));
    for (const backwards of [false, true]) {
      const at = encodeCursor({ sort, value, id: 1, backwards, before: 0 });
      const found = await listIds(books, listRequest(books, { sort, size: "25", at }));
      const sensible = typeof value === "number" && sort === "year";
      if (!sensible && !(value === "nul \0")) expect(found).toEqual(firstPage);
      expect(found.total).toBe(30);
    }
  });

  test.each([Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])(
    "is never an error where a cursor's id is %d",
    async (id) => {
      await add(fc.sample(row, 3));
      for (const sort of sorts) {
        const at = encodeCursor({
          sort,
          value: sort === "id" ? id : null,
          id,
          backwards: false,
          before: Number.MAX_SAFE_INTEGER,
        });
        await expect(listIds(books, listRequest(books, { sort, at }))).resolves.toMatchObject({ total: 3 });
      }
    },
  );
});

describe("a search", () => {
  test("finds rows that have all of the words, whatever their accents, and counts only these", async () => {
    const make = (title: string) => ({ title, series: null, year: null, createdAt: new Date() });
    const [one, other] = await add(["Émma in Łódź", "Emma", "Persuasion", "100% _sure_!"].map(make));
    const search = (q: string) => listIds(books, listRequest(books, { q }));
    expect(await search("EMMA")).toMatchObject({ ids: [other, one], total: 2 });
    expect(await search("lodz emm")).toMatchObject({ ids: [one], total: 1 });
    for (const [q, total] of [
      ["%", 1],
      ["_", 1],
      ["!", 1],
      ["'", 0],
      ["\0", 4],
      ["%%", 0],
    ] as const) {
      expect(await search(q)).toMatchObject({ total });
    }
  });

  test("may be any text whatever", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (q) => {
        await expect(listIds(books, listRequest(books, { q }))).resolves.toBeDefined();
      }),
    );
  });
});
