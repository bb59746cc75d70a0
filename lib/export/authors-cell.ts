/** A book's authors in one cell: "Elena Ferrante; Ann Goldstein (translator)". */
import { Prisma } from "../db/generated/sqlite/client";

// Names have no control characters (lib/text.ts).
const [BETWEEN, WITHIN] = ["\u001e", "\u001f"];

/** The names and roles of the authors of the book `b` in order, or null. */
export const authorsOf = Prisma.sql`(SELECT string_agg(maker.named, ${BETWEEN}) FROM (
  SELECT a."name" || ${WITHIN} || CAST(w."role" AS TEXT) AS named FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId"
  WHERE w."bookId" = b."id" ORDER BY w."position") AS maker)`;

/** As the import takes it apart again (lib/import/convert/authors.ts). */
export function authorsCell(authors: string | null): string | null {
  if (authors === null) return null;
  return authors
    .split(BETWEEN)
    .map((author) => {
      const [name = "", role] = author.split(WITHIN);
      // What could be taken for a role, or for two names, is made plain.
      const isPlain = role === "author" && !name.endsWith(")");
      const written = /;|^"/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
      return isPlain ? written : `${written} (${role})`;
    })
    .join("; ");
}
