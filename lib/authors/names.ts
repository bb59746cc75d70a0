/** Finds authors by name. */

import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import type { Option } from "../list/filter/filter";
import { prefixSearchSql } from "../list/prefix-search";
import { parseSearch, type SearchQuery } from "../search/query";
import { runSearch } from "../search/run-search";
import { fold } from "../values/text";

export async function authorNames(ids: number[]): Promise<Map<number, string>> {
  const authors = await db.author.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(authors.map(({ id, name }) => [id, name]));
}

const author = {
  from: Prisma.sql`"Author" a`,
  id: Prisma.sql`a."id"`,
  names: [Prisma.sql`a."nameFold"`, Prisma.sql`a."sortNameFold"`],
  table: "Author",
} as const;

/** Authors that match a text: by prefix of the name or sort name, or by words. */
export const authorsLike = (text: string, search: SearchQuery): Prisma.Sql => prefixSearchSql(author, text, search);

const MAX_RESULTS = 20;

interface AuthorMatch {
  id: number;
  name: string;
  /** One of their books; null when they have none. */
  title: string | null;
}

/** Up to 20 authors with exactly this name, ignoring case and accents. Uses the index, so it never times out. */
export function authorsNamed(name: string): Promise<AuthorMatch[]> {
  return db.$queryRaw<AuthorMatch[]>`
    SELECT a."id", a."name", (
      SELECT b."title" FROM "BookAuthor" w JOIN "Book" b ON b."id" = w."bookId"
      WHERE w."authorId" = a."id" ORDER BY w."bookId" LIMIT 1) AS title
    FROM "Author" a WHERE a."nameFold" = ${fold(name)} ORDER BY a."id" LIMIT ${MAX_RESULTS}`;
}

/** Up to 20 authors whose name has every word of the text: exact matches first, then prefix matches. */
export async function searchAuthors(text: string): Promise<AuthorMatch[]> {
  const search = parseSearch(text);
  if (search.length === 0) return [];
  return runSearch(
    search,
    Prisma.sql`SELECT a."id", a."name", (
        SELECT b."title" FROM "BookAuthor" w JOIN "Book" b ON b."id" = w."bookId"
        WHERE w."authorId" = a."id" ORDER BY w."bookId" LIMIT 1) AS title
      FROM "Author" a JOIN (${authorsLike(text, search)}) AS found ON found.id = a."id"
      ORDER BY a."nameFold" = ${fold(text)} DESC, found.tier, a."sortNameFold", a."id" LIMIT ${MAX_RESULTS}`,
  );
}

/** The same as options, or the only author with exactly this name. Labels of namesakes include a book title. */
export async function findAuthorOptions(text: string): Promise<Option[]> {
  const found = await searchAuthors(text);
  const calledSo = found.filter(({ name }) => fold(name) === fold(text));
  return (calledSo.length === 1 ? calledSo : found).map((author) => ({
    value: String(author.id),
    label: optionLabel(found, author),
  }));
}

function optionLabel(found: AuthorMatch[], { id, name, title }: AuthorMatch): string {
  const hasNamesake = found.some((other) => other.id !== id && fold(other.name) === fold(name));
  return hasNamesake && title ? `${name} (${title})` : name;
}

/** The number of books of these authors, by author id. */
export async function countBooks(ids: number[]): Promise<Map<number, number>> {
  const counted = await db.$queryRaw<{ id: number; books: number | bigint }[]>`
    SELECT "authorId" AS id, count(DISTINCT "bookId") AS books FROM "BookAuthor"
    WHERE ${isIn(Prisma.sql`"authorId"`, ids)} GROUP BY "authorId"`;
  return new Map(counted.map(({ id, books }) => [id, Number(books)]));
}
