import { Prisma } from "../../db/generated/sqlite/client";
import type { Table } from "../../db/tables";
import type { Transaction } from "../../db/write-transaction";
import type { Term } from "../query";
import { searchTables } from "../tables";
import { type SearchDialect, upperBound } from "./search";

/** FTS5. Its tokenizer folds queries as it folds indexed text. */
export const sqlite: SearchDialect = {
  matchingIds(table, query) {
    const { search } = searchTables(table);
    const wanted = query.map(expression).join(" AND ") || '""';
    return Prisma.sql`SELECT rowid AS "id" FROM ${search} WHERE ${search} MATCH ${wanted}`;
  },

  words(table, letter, shortest, longest) {
    return Prisma.sql`
      SELECT term AS "word" FROM ${searchTables(table).words}
      WHERE term >= ${letter} AND term < ${upperBound(letter)} AND length(term) BETWEEN ${shortest} AND ${longest}`;
  },

  async index(tx, table, first, last) {
    const { search, texts } = searchTables(table);
    await tx.$executeRaw`DELETE FROM ${search} WHERE rowid BETWEEN ${first} AND ${last}`;
    await tx.$executeRaw`
      INSERT INTO ${search} (rowid, ${await columnsOf(tx, table)})
      SELECT * FROM ${texts} WHERE "id" BETWEEN ${first} AND ${last}`;
  },

  async purgeDeleted(tx, table) {
    const { search, texts } = searchTables(table);
    // Deleted rows stay in their segment, marked as deleted, until it is merged.
    await tx.$executeRaw`INSERT INTO ${search} (${search}) VALUES ('delete-all')`;
    await tx.$executeRaw`INSERT INTO ${search} (rowid, ${await columnsOf(tx, table)}) SELECT * FROM ${texts}`;
  },
};

/** The columns of a search table, in the order of its view of texts. */
async function columnsOf(tx: Transaction, table: Table): Promise<Prisma.Sql> {
  const columns = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM pragma_table_info(${`${table}Search`})`;
  return Prisma.join(columns.map(({ name }) => Prisma.raw(`"${name}"`)));
}

// Words are only letters and digits, so in quotes they contain no operators.
function expression(term: Term): string {
  if ("anyOf" in term) return `(${term.anyOf.map((word) => `"${word}"`).join(" OR ")})`;
  return `"${term.phrase.join(" ")}"${term.beginning ? " *" : ""}`;
}
