/** The figures of the dashboard's charts, each in one statement. Both read whole tables. */
import { authorNamesSql } from "../books/author-line";
import { Prisma } from "../db/generated/sqlite/client";
import type { QueryRunner } from "../db/query-runner";
import { env } from "../env";
import type { Condition, Filter } from "../list/filter/filter";
import { formatRsql } from "../list/filter/rsql";
import { lastDay } from "../list/groupings";
import { type Month, monthsBetween } from "../values/day";
import { languageName } from "../values/language";

export interface BooksAddedInMonth {
  /** "2026-11" */
  month: string;
  books: number;
  /** The filter that lists these books, as in the URL. */
  where: string;
}

export interface BooksInLanguage {
  name: string;
  books: number;
  where: string;
}

/** The number of languages shown individually. */
const MAX_LANGUAGES = 8;
const MONTHS = 12;
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** The books added in each of the last twelve months, this one included, and the books in each language. */
export async function countCatalogue(ask: QueryRunner, now = new Date()) {
  const months = monthsBetween(new Date(now.getTime() - YEAR_MS), now, env.TIME_ZONE).slice(-MONTHS);
  const counted = await ask<{ kind: "language" | "month"; key: string | null; books: number }>(
    Prisma.join([byLanguage, ...months.map(inMonth)], " UNION ALL "),
  );
  const of = (kind: string) => counted.filter((row) => row.kind === kind);
  const inMonths = new Map(of("month").map(({ key, books }) => [key, books]));
  return {
    months: months.map(
      ({ month }): BooksAddedInMonth => ({ month, books: inMonths.get(month) ?? 0, where: addedInMonth(month) }),
    ),
    languages: toLanguages(of("language")),
  };
}

const byLanguage = Prisma.sql`SELECT 'language' AS kind, b."language" AS key, count(*) AS books
  FROM "Book" b GROUP BY b."language"`;

const inMonth = ({ month, from, to }: Month) => Prisma.sql`
  SELECT 'month' AS kind, CAST(${month} AS TEXT) AS key, count(*) AS books
  FROM "Book" b WHERE b."createdAt" >= ${from} AND b."createdAt" < ${to}`;

function addedInMonth(month: string): string {
  return formatRsql({ field: "added", operator: "between", values: [`${month}-01`, lastDay(month)] });
}

/** The most frequent languages, then the others together, then books without a language. */
function toLanguages(counted: { key: string | null; books: number }[]): BooksInLanguage[] {
  const known = counted
    .flatMap(({ key, books }) => (key === null ? [] : { code: key, name: languageName(key), books }))
    .sort((a, b) => b.books - a.books || a.name.localeCompare(b.name, "en"));
  const [shown, others] = [known.slice(0, MAX_LANGUAGES), known.slice(MAX_LANGUAGES)];
  const unknown = counted.find(({ key }) => key === null);
  const language = (operator: Condition["operator"], ...values: string[]) => ({ field: "language", operator, values });
  const isOther: Filter = {
    join: "all",
    negated: false,
    parts: [language("empty", "false"), language("noneOf", ...shown.map(({ code }) => code))],
  };
  const rest = [
    { name: "Other languages", books: sum(others), where: formatRsql(isOther) },
    { name: "Not set", books: unknown?.books ?? 0, where: formatRsql(language("empty", "true")) },
  ];
  return [
    ...shown.map(({ code, name, books }) => ({ name, books, where: formatRsql(language("is", code)) })),
    ...rest.filter(({ books }) => books > 0),
  ];
}

const sum = (counted: { books: number }[]) => counted.reduce((total, { books }) => total + books, 0);

/** The number of most recent books among which those out of stock are searched. */
const MAX_SCANNED = 10_000;
const MAX_SHOWN = 5;

/** The number of books, of those that no store has a copy of, and the most recent of these. */
export async function countOutOfStock(ask: QueryRunner) {
  // The unary plus keeps both databases from scanning the stock in the order of the books, with a table lookup for each row:
  // with 5,000,000 rows seven times as slow on SQLite, five times on PostgreSQL.
  const rows = await ask<{ books: number | null; stocked: number; id: number | null; title: string; authors: string }>(
    Prisma.sql`
      SELECT shop.books, shop.stocked, b."id", b."title", ${authorNamesSql} AS authors
      FROM (
        SELECT (SELECT sum(t."rows") FROM "RowTotal" t WHERE t."entity" = 'book') AS books,
          (SELECT count(DISTINCT +k."bookId") FROM "Stock" k WHERE k."quantity" > 0) AS stocked
      ) AS shop LEFT JOIN (
        SELECT late.* FROM (
          SELECT l."id", l."title", l."createdAt" FROM "Book" l ORDER BY l."createdAt" DESC, l."id" DESC LIMIT ${MAX_SCANNED}
        ) AS late
        WHERE NOT EXISTS (SELECT 1 FROM "Stock" k WHERE k."bookId" = late."id" AND k."quantity" > 0)
        ORDER BY late."createdAt" DESC, late."id" DESC LIMIT ${MAX_SHOWN}
      ) AS b ON 1 = 1
      ORDER BY b."createdAt" DESC, b."id" DESC`,
  );
  const { books, stocked } = rows[0] ?? { books: 0, stocked: 0 };
  return {
    books: books ?? 0,
    outOfStock: (books ?? 0) - stocked,
    latest: rows.flatMap(({ id, title, authors }) => (id === null ? [] : { id, title, authors: authors ?? "" })),
    where: stockFilter("empty"),
    whereInStock: stockFilter("any"),
  };
}

function stockFilter(which: "empty" | "any"): string {
  return formatRsql({ field: "store", operator: "empty", values: [String(which === "empty")] });
}
