import { Prisma } from "../db/generated/sqlite/client";
import { fold } from "../text";

/** The words of a search, folded; at most eight, so that a pasted page stays a search. */
export function searchWords(query: string): string[] {
  return fold(query).split(" ").filter(Boolean).slice(0, 8);
}

/** The condition that every word of the query is somewhere in one of the folded columns. */
export function everyWordIn(query: string, columns: Prisma.Sql[]): Prisma.Sql {
  const words = searchWords(query).map((word) => {
    const pattern = `%${escapeLike(word)}%`;
    return Prisma.sql`(${Prisma.join(
      columns.map((column) => Prisma.sql`${column} LIKE ${pattern} ESCAPE '!'`),
      " OR ",
    )})`;
  });
  return words.length ? Prisma.join(words, " AND ") : Prisma.sql`1 = 1`;
}

/** Text in which LIKE finds nothing but itself, with ESCAPE '!'. */
export function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, "!$&");
}
