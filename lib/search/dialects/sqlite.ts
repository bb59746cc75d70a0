import { Prisma } from "../../db/generated/sqlite/client";
import type { Term } from "../query";
import { names, type SearchTable } from "../tables";
import { after, type SearchDialect } from "./search";

/** FTS5. Its tokenizer folds what it looks for as it folded what it indexed. */
export const sqlite: SearchDialect = {
  matching(table, query) {
    const { search } = names[table];
    const wanted = query.map(expression).join(" AND ") || '""';
    return Prisma.sql`SELECT rowid AS "id" FROM ${search} WHERE ${search} MATCH ${wanted}`;
  },

  words(table, letter, shortest, longest) {
    return Prisma.sql`
      SELECT term AS "word" FROM ${names[table].words}
      WHERE term >= ${letter} AND term < ${after(letter)} AND length(term) BETWEEN ${shortest} AND ${longest}`;
  },

  async index(tx, table, first, last) {
    const { search, texts } = names[table];
    await tx.$executeRaw`DELETE FROM ${search} WHERE rowid BETWEEN ${first} AND ${last}`;
    await tx.$executeRaw`
      INSERT INTO ${search} (rowid, ${columns[table]}) SELECT * FROM ${texts} WHERE "id" BETWEEN ${first} AND ${last}`;
  },

  async forgetTraces(tx, table) {
    const { search, texts } = names[table];
    // What was deleted row by row stays in its segment, marked as gone, until that is merged some day.
    await tx.$executeRaw`INSERT INTO ${search} (${search}) VALUES ('delete-all')`;
    await tx.$executeRaw`INSERT INTO ${search} (rowid, ${columns[table]}) SELECT * FROM ${texts}`;
  },
};

const columns: Record<SearchTable, Prisma.Sql> = {
  BookSearch: Prisma.sql`title, subtitle, series, publisher, authors`,
  AuthorSearch: Prisma.sql`name, sortName`,
  UserSearch: Prisma.sql`username, email`,
  StoreSearch: Prisma.sql`name, city`,
  ComputerSearch: Prisma.sql`name, serialNumber, store`,
};

// Words are letters and digits alone, so within quotes nothing of them is an operator.
function expression(term: Term): string {
  if ("anyOf" in term) return `(${term.anyOf.map((word) => `"${word}"`).join(" OR ")})`;
  return `"${term.phrase.join(" ")}"${term.beginning ? " *" : ""}`;
}
