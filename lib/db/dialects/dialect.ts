import type { Fault } from "../fault-messages";
import type { Prisma, PrismaClient } from "../generated/sqlite/client";
import type { Table } from "../tables";

/** All that differs between the databases at run time. Every client has the type of SQLite's. */
export interface Dialect {
  /** Clears what it knows about open connections, after all have been closed. */
  clearConnectionState(): void;
  name: "sqlite" | "postgresql";
  /** The number of concurrent write transactions in one process. */
  writers: number;
  isolationLevel: Prisma.TransactionIsolationLevel;
  /** A read-only client that sees committed data. */
  openReader(url: string): PrismaClient;
  /** A client for write-transaction.ts only, whose commits are durable; `bulkWriteMode` is for job processes. */
  openWriter(url: string, bulkWriteMode?: boolean): PrismaClient;
  /** Runs queries that may take long; where the driver does not block the event loop, through `reader`. */
  openQueryWorker(url: string, reader: PrismaClient): QueryWorker;
  /** Rows as a table expression with these columns of `table`, typed as there. One parameter for any number of rows. */
  rowsAsTable(table: Table, columns: string[], rows: unknown[][]): Prisma.Sql;
  /** Texts as an operand of `IN`. One parameter for any number of texts. */
  textList(texts: string[]): Prisma.Sql;
  /**
   * Defers foreign-key checks until commit, so rows can be inserted in any order; undefined where that is unsupported.
   * Links inserted before the rows they refer to save a second update of the search index.
   */
  deferForeignKeys?: Prisma.Sql;
  /** New ids of a table, as `id`, that no other transaction gets. */
  newIds(table: Table, count: number): Prisma.Sql;
  /**
   * Whether a retry of the transaction may succeed, as it conflicted with another one. `uniqueViolations` is the number of
   * attempts that ended in a unique violation, including this one.
   */
  isTransient(error: unknown, uniqueViolations: number): boolean;
  /** The fault of the database behind an error; undefined where there is none. */
  faultOf(error: unknown): Fault | undefined;
  /** Whether a COMMIT that ends in this error may have succeeded. */
  isCommitInDoubt(error: unknown): boolean;
  /** Why writing is impossible, as far as can be told without writing; undefined when it is possible. */
  getWriteProblem(url: string, writer: PrismaClient): Promise<WriteProblem | undefined>;
}

/** Why writing is impossible: a fault for users, and a detail with file names for the log. */
export interface WriteProblem {
  fault: Fault;
  detail: string;
}

/** A value as every database returns it: numbers, booleans as 1 and 0, times as ISO text. */
export type SqlValue = string | number | null;

/** Runs read queries off the event loop. */
export interface QueryWorker {
  /** The rows, with values as in lib/db/query-worker.ts; undefined when stopped after `limit` milliseconds. */
  query<Row>(query: Prisma.Sql, limit: number): Promise<Row[] | undefined>;
  /**
   * Streams the rows of one query as arrays, in chunks, from one snapshot: read no faster than they are consumed, and
   * stopped when the consumer stops.
   */
  stream(query: Prisma.Sql, chunk: number): AsyncGenerator<SqlValue[][]>;
  /** Ends its processes; running queries fail. */
  close(): Promise<void>;
}

/** Keeps the query's values out of error messages, which may be logged. */
export const minimalErrors = { errorFormat: "minimal" } as const;

interface PrismaError {
  code?: string;
  meta?: { code?: string; driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } };
  cause?: { kind?: string; originalCode?: string };
}

/** Whether an error is a unique violation. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCodes(error).some((code) => code === "P2002" || code === "UniqueConstraintViolation" || code === "23505");
}

/** Prisma's code, the driver's kind and the database's own code of an error, whichever there are. */
export function errorCodes(error: unknown): (string | undefined)[] {
  if (typeof error !== "object" || error === null) return [];
  const { code, meta, cause } = error as PrismaError;
  const driver = meta?.driverAdapterError?.cause ?? cause;
  return [code, meta?.code, driver?.kind, driver?.originalCode];
}
