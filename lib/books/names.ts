/** Books by their titles. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { formatYear } from "../format";
import type { Choice } from "../list/filter";
import { beginsIsbn } from "../list/found";
import { begins } from "../list/where";
import { askSearch } from "../search/ask";
import { matching } from "../search/match";
import { readSearch, type SearchQuery } from "../search/query";
import { fold } from "../text";
import { bookList } from "./list";

export async function bookNames(ids: number[]): Promise<Map<number, string>> {
  const books = await db.book.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return new Map(books.map(({ id, title }) => [id, title]));
}

/** How many of those that begin with a text, and of the others, are looked at. */
const LOOKED_AT = 100;

/** Books like a text, `id` and `tier`: 0 by the ISBN, 1 where the title begins with it, 2 by its words. Each part stops early. */
export function booksLike(text: string, search: SearchQuery): Prisma.Sql {
  const few = (tier: Prisma.Sql, condition: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`SELECT id, ${tier} AS tier
    FROM (SELECT b."id" AS id FROM "Book" b WHERE ${condition} ${order} LIMIT ${LOOKED_AT}) AS few`;
  const isbn = beginsIsbn(bookList.search, text);
  const parts = [
    ...(isbn ? [few(Prisma.sql`0`, isbn.condition, isbn.order)] : []),
    few(Prisma.sql`1`, begins(Prisma.sql`b."titleFold"`, fold(text)), Prisma.sql`ORDER BY b."titleFold", b."id"`),
    Prisma.sql`SELECT id, 2 AS tier FROM (
      SELECT id FROM (${matching("BookSearch", search)}) AS titled LIMIT ${LOOKED_AT}) AS matching`,
  ];
  return Prisma.sql`SELECT id, min(tier) AS tier FROM (${Prisma.join(parts, " UNION ALL ")}) AS found GROUP BY id`;
}

const NAMED = 20;

/** The books that a search finds; of those, the one that has just this title. The year tells others of the same title apart. */
export async function findBooks(text: string): Promise<Choice[]> {
  const search = readSearch(text);
  if (search.length === 0) return [];
  const titled = fold(text);
  const found = await askSearch<{ id: number; title: string; titleFold: string; year: number | null }>(
    search,
    Prisma.sql`SELECT b."id", b."title", b."titleFold", b."year"
      FROM "Book" b JOIN (${booksLike(text, search)}) AS found ON found.id = b."id"
      ORDER BY b."titleFold" = ${titled} DESC, found.tier, b."titleFold", b."id" LIMIT ${NAMED}`,
  );
  const titledSo = found.filter(({ titleFold }) => titleFold === titled);
  return (titledSo.length === 1 ? titledSo : found).map(({ id, title, year }) => ({
    value: String(id),
    label: year === null ? title : `${title} (${formatYear(year)})`,
  }));
}
