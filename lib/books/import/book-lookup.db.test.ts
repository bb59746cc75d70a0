// @postgresql: many rows are looked up by SQL of its own
import { expect, inject, it } from "vitest";
import { db } from "../../db/client";
import { Prisma } from "../../db/generated/sqlite/client";
import type { ReadRow } from "../../import/read/row";
import { findAuthorsNamed, findCandidates, type Reader } from "./book-lookup";

const row = (values: Record<string, unknown>): ReadRow => ({
  ...{ ordinal: 0, line: 2, cells: [], isSkipped: false, stock: [], warnings: [], errors: [], repairs: [] },
  values,
  keys: [{ text: `${values.title}\nann other`, distinguisher: null }],
});
const rows = [
  row({ title: "emma", isbn: "9780141439587", authors: [{ name: "Ann Other", role: "author" }] }),
  row({ title: "persuasion", authors: [{ name: "Ann Other", role: "author" }] }),
];

/** What the database is asked. */
async function recordQueries(look: (reader: Reader) => Promise<unknown>): Promise<Prisma.Sql[]> {
  const asked: Prisma.Sql[] = [];
  const $queryRaw = async (parts: TemplateStringsArray, ...values: unknown[]) => {
    asked.push(Prisma.sql(parts, ...values));
    return [];
  };
  await look({ ...db, $queryRaw } as unknown as Reader);
  return asked;
}

/** How it finds that. PostgreSQL reads a table of few rows from end to end, and is right to. */
async function planOf(query: Prisma.Sql): Promise<string> {
  if (inject("dialect") !== "sqlite") return "";
  const steps = await db.$queryRaw<{ detail: string }[]>`EXPLAIN QUERY PLAN ${query}`;
  return steps.map(({ detail }) => detail).join("; ");
}

it("asks so many times however many rows, and finds by an index", async () => {
  const asked = [
    ...(await recordQueries((reader) => findCandidates(reader, rows))),
    ...(await recordQueries((reader) => findAuthorsNamed(reader, rows))),
  ];
  const plans = await Promise.all(asked.map(planOf));
  // Of titles, not all books that have no ISBN: there may be any number of them.
  const indexes = [
    "Book_isbn_key (isbn=?)",
    ...Array(2).fill("Book_titleFold_id_idx (titleFold=?)"),
    "Author_nameFold_id_idx (nameFold=?)",
  ];
  expect(asked).toHaveLength(indexes.length);
  const expected = inject("dialect") === "sqlite" ? indexes.map((index) => expect.stringContaining(index)) : plans;
  expect(plans).toEqual(expected);
});
