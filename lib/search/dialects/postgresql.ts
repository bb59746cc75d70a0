import { Prisma } from "../../db/generated/sqlite/client";
import type { Term } from "../query";
import { searchTables } from "../tables";
import { type SearchDialect, upperBound } from "./search";

/** PostgreSQL's full-text search, with documents built by triggers: without its dictionaries and parsers. */
export const postgresql: SearchDialect = {
  matchingIds(table, query) {
    return Prisma.sql`
      SELECT "id" FROM ${searchTables(table).search}
      WHERE "document" @@ CAST(${query.map(expression).join(" & ")} AS tsquery)`;
  },

  words(table, letter, shortest, longest) {
    return Prisma.sql`
      SELECT "word" FROM ${searchTables(table).words}
      WHERE "word" >= ${letter} AND "word" < ${upperBound(letter)} AND length("word") BETWEEN ${shortest} AND ${longest}`;
  },

  async index(tx, table, first, last) {
    const { search, texts, words } = searchTables(table);
    const some = Prisma.sql`"id" BETWEEN ${first} AND ${last}`;
    await tx.$executeRaw`DELETE FROM ${search} WHERE ${some}`;
    await tx.$executeRaw`INSERT INTO ${search} ("id", "document") SELECT "id", "document" FROM ${texts} WHERE ${some}`;
    await tx.$executeRaw`
      INSERT INTO ${words} SELECT DISTINCT unnest(tsvector_to_array("document")) FROM ${search} WHERE ${some}
      ON CONFLICT DO NOTHING`;
  },

  async deleteUnusedWords(tx, table) {
    const { search, words } = searchTables(table);
    await tx.$executeRaw`
      DELETE FROM ${words} w
      USING (SELECT "word" FROM ${words} EXCEPT SELECT unnest(tsvector_to_array("document")) FROM ${search}) gone
      WHERE w."word" = gone."word"`;
  },

  async purgeDeleted(tx, table) {
    // A document is deleted with its row.
    await postgresql.deleteUnusedWords?.(tx, table);
  },
};

// Words are only letters and digits, so in quotes they contain no operators.
function expression(term: Term): string {
  if ("anyOf" in term) return `(${term.anyOf.map((word) => `'${word}'`).join(" | ")})`;
  return `${term.phrase.map((word) => `'${word}'`).join(" <-> ")}${term.beginning ? ":*" : ""}`;
}
