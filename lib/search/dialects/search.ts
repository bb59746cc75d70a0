import type { Prisma } from "../../db/generated/sqlite/client";
import type { Table } from "../../db/tables";
import type { Transaction } from "../../db/write-transaction";
import type { SearchQuery } from "../query";

/** All that differs between the full-text searches of the databases. */
export interface SearchDialect {
  /** The ids of the rows that match, in no order. */
  matchingIds(table: Table, query: SearchQuery): Prisma.Sql;
  /** The words that start with a letter and have a length in a range, as `word`. Some may no longer occur in any row. */
  words(table: Table, letter: string, shortest: number, longest: number): Prisma.Sql;
  /** Reindexes the rows with ids from `first` to `last`, and removes deleted ones. */
  index(tx: Transaction, table: Table, first: number, last: number): Promise<void>;
  /** Deletes words that no longer occur, where the database does not do so itself. */
  deleteUnusedWords?(tx: Transaction, table: Table): Promise<void>;
  /** Removes all traces of deleted text from the database's files. For small tables: rebuilds the index. */
  purgeDeleted(tx: Transaction, table: Table): Promise<void>;
}

/** The upper bound of words that start with the letter, bytewise; the last code point has none. */
export function upperBound(letter: string): string {
  const next = (letter.codePointAt(0) ?? 0) + 1;
  return String.fromCodePoint(next === 0xd800 ? 0xe000 : Math.min(next, 0x10ffff));
}
