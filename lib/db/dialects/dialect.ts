import type { Fault } from "../fault-messages";
import type { Prisma, PrismaClient } from "../generated/sqlite/client";
import type { Table } from "../tables";

/** All that differs between the databases while the application runs. Every client is typed as SQLite's. */
export interface Dialect {
  /** Forgets what it knows of what was open, once everything is closed. */
  clearConnectionState(): void;
  name: "sqlite" | "postgresql";
  /** How many write transactions one process has open at once. */
  writers: number;
  isolationLevel: Prisma.TransactionIsolationLevel;
  /** A client that can only read what is committed; a write through it fails. */
  openReader(url: string): PrismaClient;
  /** A client for the write gate alone, durable once a commit is acknowledged; `much` is what a process of jobs writes. */
  openWriter(url: string, bulkWriteMode?: boolean): PrismaClient;
  /** For queries that may take long; a database that answers off the event loop is asked through `reader`. */
  openQueryWorker(url: string, reader: PrismaClient): QueryWorker;
  /** Rows as a table with these columns of `table`, each value as that table keeps it: one parameter, however many. */
  rowsAsTable(table: Table, columns: string[], rows: unknown[][]): Prisma.Sql;
  /** The texts as what `IN` takes: one parameter, however many. */
  textList(texts: string[]): Prisma.Sql;
  /**
   * By which rows may name others, until the commit, that are not there yet; undefined where that cannot be. Links that
   * are written before what they link need no second look at the search index.
   */
  deferForeignKeys?: Prisma.Sql;
  /** So many new ids of a table, as `id`: nobody else gets them. */
  newIds(table: Table, count: number): Prisma.Sql;
  /**
   * Whether the same transaction, run again from its start, may succeed: somebody else was in its way. `clashes` says
   * how many of its runs have ended in a unique violation, this one included.
   */
  isTransient(error: unknown, uniqueViolations: number): boolean;
  /** What is wrong with the database, where an error says that something is. */
  faultOf(error: unknown): Fault | undefined;
  /** Whether a COMMIT that ends in this error may have been carried out all the same. */
  isCommitInDoubt(error: unknown): boolean;
  /** Why nothing can be saved, as far as can be told without writing; undefined where there is no reason. */
  getWriteProblem(url: string, writer: PrismaClient): Promise<WriteProblem | undefined>;
}

/** What keeps everything from being saved: for people, and for the log with the names of files. */
export interface WriteProblem {
  fault: Fault;
  detail: string;
}

/** A value as every database gives it: numbers of any kind, yes and no as 1 and 0, moments as ISO text. */
export type SqlValue = string | number | null;

/** Runs reading queries off the event loop. */
export interface QueryWorker {
  /** The rows, with their values as lib/db/query-worker.ts promises; undefined when stopped after `limit` milliseconds. */
  query<Row>(query: Prisma.Sql, limit: number): Promise<Row[] | undefined>;
  /**
   * The rows of one query, each as an array of its values, in chunks of so many, as one moment has them: made no faster
   * than they are taken, and given up when nobody takes any more.
   */
  stream(query: Prisma.Sql, chunk: number): AsyncGenerator<SqlValue[][]>;
  /** Ends what it has started; queries that are under way fail. */
  close(): Promise<void>;
}

/** What an error says must not hold what was in the query: it may be logged. */
export const minimalErrors = { errorFormat: "minimal" } as const;

interface PrismaError {
  code?: string;
  meta?: { code?: string; driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } };
  cause?: { kind?: string; originalCode?: string };
}

/** Whether something with the same unique value was there. */
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
