/** Export columns of a book beside its fields: authors in one cell, and copies per store. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { ExportColumns } from "../entities/hooks";

// Names have no control characters (lib/values/text.ts).
const [AUTHOR_SEPARATOR, ROLE_SEPARATOR] = ["\u001e", "\u001f"];

/** SQL for the names and roles of the authors of the book `b`, in order; or null. */
export const authorsSql = Prisma.sql`(SELECT string_agg(maker.named, ${AUTHOR_SEPARATOR}) FROM (
  SELECT a."name" || ${ROLE_SEPARATOR} || CAST(w."role" AS TEXT) AS named FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId"
  WHERE w."bookId" = b."id" ORDER BY w."position") AS maker)`;

/** Formats "Elena Ferrante; Ann Goldstein (translator)", which the import parses (lib/import/read/convert/authors.ts). */
export function authorsCell(authors: string | number | null): string | null {
  if (authors === null) return null;
  return String(authors)
    .split(AUTHOR_SEPARATOR)
    .map((author) => {
      const [name = "", role] = author.split(ROLE_SEPARATOR);
      // Disambiguates names that look like a role or like two names.
      const isPlain = role === "author" && !name.endsWith(")");
      const written = /;|^"/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
      return isPlain ? written : `${written} (${role})`;
    })
    .join("; ");
}

/** The copies at each store, or at one; empty when a store does not stock the book. */
export async function copiesByStore(of?: { entity: string; id: number }): Promise<ExportColumns> {
  const stores = await db.store.findMany({
    where: { id: of?.entity === "store" ? of.id : undefined },
    orderBy: { nameFold: "asc" },
    select: { id: true, name: true },
  });
  const places = new Map(stores.map(({ id }, place) => [String(id), place]));
  return {
    columns: stores.map(({ id, name }) => ({ name: `stock:${id}`, header: `Copies at ${name}`, type: "number" })),
    selected: [stockSql],
    cells([stock]) {
      const cells: (number | null)[] = stores.map(() => null);
      for (const held of stock === null || stock === undefined ? [] : String(stock).split(",")) {
        const [store = "", quantity] = held.split(":");
        const place = places.get(store);
        if (place !== undefined) cells[place] = Number(quantity);
      }
      return cells;
    },
  };
}

/** SQL for the stock of a book as "3:12,4:0". One subquery for all stores is fifty times faster than one for each of fifty. */
const stockSql = Prisma.sql`(SELECT string_agg(k."storeId" || ':' || k."quantity", ',') FROM "Stock" k WHERE k."bookId" = b."id")`;
