/** Authors by their names. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { Choice } from "../list/filter";
import { begins } from "../list/where";
import { askSearch } from "../search/ask";
import { matching } from "../search/match";
import { readSearch, type SearchQuery } from "../search/query";
import { fold } from "../text";

export async function authorNames(ids: number[]): Promise<Map<number, string>> {
  const authors = await db.author.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(authors.map(({ id, name }) => [id, name]));
}

/** How many of those whose name begins with a text, and of the others, are looked at. */
const LOOKED_AT = 100;

/** Authors like a text, `id` and `tier`: 1 where a name begins with it, 2 where its words are in one. Each part stops early. */
export function authorsLike(text: string, search: SearchQuery): Prisma.Sql {
  const beginning = (column: Prisma.Sql) => Prisma.sql`SELECT id, 1 AS tier FROM (
    SELECT a."id" AS id FROM "Author" a WHERE ${begins(column, fold(text))} ORDER BY ${column}, a."id"
    LIMIT ${LOOKED_AT}) AS beginning`;
  return Prisma.sql`SELECT id, min(tier) AS tier FROM (
    ${beginning(Prisma.sql`a."nameFold"`)} UNION ALL ${beginning(Prisma.sql`a."sortNameFold"`)}
    UNION ALL SELECT id, 2 AS tier FROM (
      SELECT id FROM (${matching("AuthorSearch", search)}) AS named LIMIT ${LOOKED_AT}) AS matching
  ) AS found GROUP BY id`;
}

const NAMED = 20;

interface NamedAuthor {
  id: number;
  name: string;
  /** One of their books; null when they have none. */
  title: string | null;
}

/** At most 20 authors whose name has every word of the text: those called just so first, then those that begin with it. */
export async function authorsCalled(text: string): Promise<NamedAuthor[]> {
  const search = readSearch(text);
  if (search.length === 0) return [];
  return askSearch(
    search,
    Prisma.sql`SELECT a."id", a."name", (
        SELECT b."title" FROM "BookAuthor" w JOIN "Book" b ON b."id" = w."bookId"
        WHERE w."authorId" = a."id" ORDER BY w."bookId" LIMIT 1) AS title
      FROM "Author" a JOIN (${authorsLike(text, search)}) AS found ON found.id = a."id"
      ORDER BY a."nameFold" = ${fold(text)} DESC, found.tier, a."sortNameFold", a."id" LIMIT ${NAMED}`,
  );
}

/** The same to choose from: the one alone who is called just so. A title tells namesakes apart. */
export async function findAuthors(text: string): Promise<Choice[]> {
  const found = await authorsCalled(text);
  const calledSo = found.filter(({ name }) => fold(name) === fold(text));
  return (calledSo.length === 1 ? calledSo : found).map((author) => ({
    value: String(author.id),
    label: labelAmong(found, author),
  }));
}

function labelAmong(found: NamedAuthor[], { id, name, title }: NamedAuthor): string {
  const hasNamesake = found.some((other) => other.id !== id && fold(other.name) === fold(name));
  return hasNamesake && title ? `${name} (${title})` : name;
}
