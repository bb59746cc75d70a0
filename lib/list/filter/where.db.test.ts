// @postgresql: filters are compared in raw SQL
/** Filters mean on every database what a plain evaluation of them in memory means. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { bookList } from "../../books/list";
import { db } from "../../db/client";
import { Prisma } from "../../db/generated/sqlite/client";
import { write } from "../../db/write-transaction";
import { fold } from "../../values/text";
import { perRow } from "../match-query";
import { type Condition, type Field, type Filter, getField, isGroup, operators, operatorsByType } from "./filter";
import { formatRsql } from "./rsql";
import { parseValue, type Value } from "./values";
import { filterSql, validateFilter, viaIndex } from "./where";

/** What a row has in each field: ids of related rows in a list; null where there is nothing. */
type Values = Record<string, string | number | Date | number[] | null>;

const day = (text: string) => new Date(`${text}T12:00:00Z`);
const texts = ["", "Émma", "emma_x", "100%", "a!b", "Łódź", "emmaus"];

const books = fc.record({
  title: fc.constantFrom(...texts.slice(1)),
  subtitle: fc.option(fc.constantFrom(...texts)),
  published: fc.option(fc.constantFrom(-750, 1, 1937, 1950, 2008)),
  price: fc.option(fc.constantFrom(0, 899, 1299)),
  format: fc.option(fc.constantFrom("hardback" as const, "paperback" as const)),
  added: fc.constantFrom(...["2026-03-28", "2026-03-29", "2026-11-21"].map(day)),
  author: fc.subarray([1, 2]),
  store: fc.subarray([1, 2]),
});

const values: Record<string, string[]> = {
  title: ["emma", "MM", "Lodz", "%", "_", "!", "émmaus"],
  subtitle: ["emma", "a", "100"],
  published: ["750 BCE", "-750", "1", "1937", "1949", "2008"],
  price: ["0", "8.99", "£12.99", "5"],
  format: ["hardback", "paperback", "ebook"],
  added: ["2026-03-28", "2026-03-29", "2026-11-20"],
  author: ["1", "2"],
  store: ["1", "2"],
};

/** Rows of two authors and two stores; conditions name them as 1 and 2. */
const related = await write(async (tx) => {
  const authors = ["A", "B"].map((name) => ({ name, nameFold: name, sortName: name, sortNameFold: name }));
  const stores = ["C", "D"].map((name) => ({ name, nameFold: name }));
  return {
    author: (await tx.author.createManyAndReturn({ data: authors })).map(({ id }) => id),
    store: (await tx.store.createManyAndReturn({ data: stores })).map(({ id }) => id),
  };
});

const condition: fc.Arbitrary<Condition> = fc.constantFrom(...Object.keys(values)).chain((name) => {
  const kind = getField(name, bookList.fields)?.kind ?? "text";
  const value = fc.constantFrom(...(values[name] ?? []));
  return fc.constantFrom(...operatorsByType[kind]).chain((operator) => {
    const count = { one: [1, 1], two: [2, 2], many: [1, 3] }[operators[operator].values] ?? [1, 1];
    const [minLength, maxLength] = count;
    const one = operator === "empty" ? fc.constantFrom("true", "false") : value;
    return fc.array(one, { minLength, maxLength }).map((values) => ({ field: name, operator, values }));
  });
});

const { filter } = fc.letrec<{ filter: Filter; group: Filter }>((tie) => ({
  filter: fc.oneof({ maxDepth: 3, withCrossShrink: true }, condition, tie("group")),
  group: fc.record({
    join: fc.constantFrom("all" as const, "any" as const),
    negated: fc.boolean(),
    parts: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }),
  }),
}));

/** The plain evaluation. */
function holds(filter: Filter, row: Values): boolean {
  if (!isGroup(filter)) return conditionHolds(filter, row);
  const parts = filter.parts.map((part) => holds(part, row));
  return (filter.join === "all" ? parts.every(Boolean) : parts.some(Boolean)) !== filter.negated;
}

function conditionHolds({ field: name, operator, values }: Condition, row: Values): boolean {
  const field = getField(name, bookList.fields) as Field;
  const has = row[name] ?? null;
  const isEmpty = has === null || has === "" || (Array.isArray(has) && has.length === 0);
  if (operator === "empty") return isEmpty === (values[0] === "true");
  if (operator === "isNot") return !conditionHolds({ field: name, operator: "is", values }, row);
  if (operator === "noneOf") return !conditionHolds({ field: name, operator: "anyOf", values }, row);
  if (has === null) return false;
  if (Array.isArray(has)) return has.includes(Number(values[0]));
  const asked = values.map((text) => {
    const read = parseValue(field, text);
    if (!read.ok) throw new Error(read.reason);
    return read.value;
  });
  const [first = "", second = first] = asked;
  const text = typeof has === "string" ? fold(has) : "";
  switch (operator) {
    case "is":
      return compare(has, first) === 0;
    case "anyOf":
      return asked.some((value) => compare(has, value) === 0);
    case "contains":
      return text.includes(String(first));
    case "startsWith":
      return text.startsWith(String(first));
    case "less":
      return compare(has, first) < 0;
    case "atMost":
      return compare(has, first) <= 0;
    case "more":
      return compare(has, first) > 0;
    case "atLeast":
      return compare(has, first) >= 0;
    case "between":
      return compare(has, first) >= 0 && compare(has, second) <= 0;
  }
}

/** Below, at or above a value; a moment is at a day that it lies in. */
function compare(has: string | number | Date, value: Value): number {
  if (typeof value === "object") return has < value.from ? -1 : has < value.to ? 0 : 1;
  if (typeof has === "string") return fold(has) === value ? 0 : fold(has) < value ? -1 : 1;
  return Number(has) - Number(value);
}

async function add(rows: Values[]): Promise<number[]> {
  return write(async (tx) => {
    const ids: number[] = [];
    for (const { title, subtitle, published, price, format, added, author, store } of rows) {
      const data = {
        title: String(title),
        titleFold: fold(String(title)),
        subtitle: subtitle as string | null,
        subtitleFold: subtitle === null ? null : fold(String(subtitle)),
        year: published as number | null,
        price: price as number | null,
        format: format as "hardback" | null,
        createdAt: added as Date,
      };
      const authors = (author as number[]).map((which, position) => ({
        position,
        authorId: related.author[which - 1] ?? 0,
      }));
      const stock = [1, 2].map((which) => {
        // A store that lists the book without a copy does not have it in stock.
        const quantity = (store as number[]).includes(which) ? 2 : 0;
        return { storeId: related.store[which - 1] ?? 0, quantity };
      });
      const made = await tx.book.create({ data: { ...data, authors: { create: authors }, stock: { create: stock } } });
      ids.push(made.id);
    }
    return ids;
  });
}

/** The same filter with the ids of the rows that its 1 and 2 stand for. */
function real(filter: Filter): Filter {
  if (isGroup(filter)) return { ...filter, parts: filter.parts.map(real) };
  const ids = filter.field === "author" ? related.author : filter.field === "store" ? related.store : undefined;
  if (!ids || filter.operator === "empty") return filter;
  return { ...filter, values: filter.values.map((which) => String(ids[Number(which) - 1])) };
}

async function found(filter: Filter, path = viaIndex): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT b."id" FROM "Book" b WHERE ${filterSql(real(filter), bookList.fields, path)} ORDER BY b."id"`;
  return rows.map(({ id }) => id);
}

const removeBooks = () =>
  write(async (tx) => {
    await tx.stock.deleteMany();
    await tx.bookAuthor.deleteMany();
    await tx.book.deleteMany();
  });

test("a filter finds the matching rows, and its negation exactly the others", async () => {
  await removeBooks();
  const sample = fc.sample(books, 60) as Values[];
  const ids = await add(sample);
  const meant = (filter: Filter) => ids.filter((_, index) => holds(filter, sample[index] ?? {}));
  await fc.assert(
    fc.asyncProperty(filter, async (filter) => {
      expect(validateFilter(filter, bookList.fields)).toEqual([]);
      const rows = await found(filter);
      expect(rows, formatRsql(filter)).toEqual(meant(filter));
      expect(await found(filter, perRow)).toEqual(rows);
      const others = await found({ join: "all", negated: true, parts: [filter] });
      expect([...rows, ...others].sort((a, b) => a - b)).toEqual(ids);
    }),
    { numRuns: 100 },
  );
  await removeBooks();
});

test("the property above covers every operator of every field type", () => {
  const asked = fc.sample(condition, 3000).map(({ field, operator }) => `${field} ${operator}`);
  for (const name of Object.keys(values)) {
    const kind = getField(name, bookList.fields)?.kind ?? "text";
    for (const operator of operatorsByType[kind]) expect(asked).toContain(`${name} ${operator}`);
  }
});

test("reports the problems of an invalid filter with their conditions", () => {
  const problem = (field: string, operator: Condition["operator"], ...values: string[]) => {
    const parts: Filter[] = [
      { field: "title", operator: "is", values: ["x"] },
      { field, operator, values },
    ];
    const [first, ...more] = validateFilter({ join: "all", negated: false, parts }, bookList.fields);
    expect(more).toEqual([]);
    expect(first?.location).toBe("1");
    return first?.reason;
  };
  expect(problem("colour", "is", "red")).toMatch(/Unknown field “colour”.*title/);
  expect(problem("__proto__", "is", "red")).toMatch(/Unknown field/);
  expect(problem("title", "less", "x")).toMatch(/doesn’t support this comparison.*==/);
  expect(problem("published", "is", "soon")).toMatch(/Enter a year/);
  expect(problem("price", "more", "a lot")).toMatch(/Enter an amount/);
  expect(problem("price", "between", "1")).toMatch(/two values/);
  for (const day of ["2026-02-30", "0202-01-01", "9999-12-31"]) {
    expect(problem("added", "is", day)).toMatch(/Enter a date/);
  }
  expect(problem("title", "contains", "\ufdfa".repeat(100))).toMatch(/at most 500 characters/);
  expect(problem("format", "is", "scroll")).toMatch(/Choose one of hardback/);
  expect(problem("format", "empty", "maybe")).toMatch(/true or false/);
  expect(problem("author", "is", "Jane")).toMatch(/Choose one/);
  expect(problem("title", "contains", " ")).toMatch(/Enter a value/);
});

test("finds texts by prefix with a range, for any letters", async () => {
  const rows = ["a", "ab", "a\u{10fffe}", "b", "a人"].map((title) => ({ title, titleFold: title }));
  await write((tx) => tx.book.createMany({ data: rows }));
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS count FROM "Book" b
    WHERE ${filterSql({ field: "title", operator: "startsWith", values: ["A"] }, bookList.fields)} AND ${Prisma.sql`1 = 1`}`;
  expect(Number(count)).toBe(4);
});
