/** Authors by their names. */

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

/** Authors like a text, as `rowsLike` finds them: by either of their names, or its words. */
export const authorsLike = (text: string, search: SearchQuery): Prisma.Sql => prefixSearchSql(author, text, search);

const MAX_RESULTS = 20;

interface AuthorMatch {
  id: number;
  name: string;
  /** One of their books; null when they have none. */
  title: string | null;
}

/** At most 20 authors who are called just so, whatever their case and accents: by the index, so that it always answers. */
export function authorsNamed(name: string): Promise<AuthorMatch[]> {
  return db.$queryRaw<AuthorMatch[]>`
    SELECT a."id", a."name", (
      SELECT b."title" FROM "BookAuthor" w JOIN "Book" b ON b."id" = w."bookId"
      WHERE w."authorId" = a."id" ORDER BY w."bookId" LIMIT 1) AS title
    FROM "Author" a WHERE a."nameFold" = ${fold(name)} ORDER BY a."id" LIMIT ${MAX_RESULTS}`;
}

/** At most 20 authors whose name has every word of the text: those called just so first, then those that begin with it. */
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

/** The same to choose from: the one alone who is called just so. A title tells namesakes apart. */
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

/** How many books name each of these authors. */
export async function countBooks(ids: number[]): Promise<Map<number, number>> {
  const counted = await db.$queryRaw<{ id: number; books: number | bigint }[]>`
    SELECT "authorId" AS id, count(DISTINCT "bookId") AS books FROM "BookAuthor"
    WHERE ${isIn(Prisma.sql`"authorId"`, ids)} GROUP BY "authorId"`;
  return new Map(counted.map(({ id, books }) => [id, Number(books)]));
}
