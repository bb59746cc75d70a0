import type { Prisma } from "../../db/generated/sqlite/client";
import type { Table } from "../../db/tables";
import type { Transaction } from "../../db/write-transaction";
import type { SearchQuery } from "../query";

/** All that differs between the databases' full-text searches. */
export interface SearchDialect {
  /** The ids of the rows that match, in no order. */
  matchingIds(table: Table, query: SearchQuery): Prisma.Sql;
  /** The words that begin with a letter and have so many letters, as `word`. Some may be in no row any more. */
  words(table: Table, letter: string, shortest: number, longest: number): Prisma.Sql;
  /** Indexes the rows anew whose ids are from `first` to `last`, and forgets those that are gone. */
  index(tx: Transaction, table: Table, first: number, last: number): Promise<void>;
  /** Forgets the words that are in no row any more, where the database does not do so by itself. */
  deleteUnusedWords?(tx: Transaction, table: Table): Promise<void>;
  /** Leaves nothing in the database's files of what is in no row any more. For a small table: it is made anew. */
  purgeDeleted(tx: Transaction, table: Table): Promise<void>;
}

/** What is above every word that begins with the letter, bytewise; the last letter there is has nothing above it. */
export function upperBound(letter: string): string {
  const next = (letter.codePointAt(0) ?? 0) + 1;
  return String.fromCodePoint(next === 0xd800 ? 0xe000 : Math.min(next, 0x10ffff));
}
