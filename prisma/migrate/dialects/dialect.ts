/** What the migrations runner needs from a database. One implementation for each in this folder. */
import { setTimeout as sleep } from "node:timers/promises";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";

export interface MigrationsDialect {
  /** The provider in the schema, and the name of its folder of migrations. */
  readonly name: "sqlite" | "postgresql";
  readonly schemaFile: string;
  /** Whether a database URL belongs to this dialect. */
  owns(url: string): boolean;
  /** Adds to the engine's SQL what the schema cannot express. */
  finishSql(sql: string): string;
  /** The adapter for comparing two schemas, for which the engine needs no database. */
  engineAdapter(): SqlMigrationAwareDriverAdapterFactory;
  /** @throws MigrationError when the database cannot be opened. */
  connect(url: string, options: ConnectOptions): Promise<MigrationsConnection>;
}

export interface ConnectOptions {
  /**
   * Opens the database read-only: a SQLite file that does not exist is treated as an empty database, and not created.
   */
  readonly readOnly?: boolean;
  readonly log: (line: string) => void;
  /** How long to wait for another process that is migrating. */
  readonly timeoutMs?: number;
}

/** A connection with at most one transaction. */
export interface MigrationsConnection {
  /**
   * Runs `work` in a transaction that excludes other migrations.
   * @throws MigrationError when another migration held the lock until the timeout.
   */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  /** @throws Error that says what failed, including broken foreign keys. */
  run(sql: string): Promise<void>;
  /** The rows of `_prisma_migrations`; none where the table does not exist. */
  recorded(): Promise<RecordedMigration[]>;
  record(migration: { id: string; name: string; checksum: string; startedAt: Date }): Promise<void>;
  forget(name: string): Promise<void>;
  /** The data in the database; no other process can change it until the transaction ends. */
  contents(): Promise<Contents>;
  close(): Promise<void>;
}

export interface RecordedMigration {
  readonly name: string;
  readonly checksum: string;
  /** Undefined when Prisma's own command started it and did not finish. */
  readonly finishedAt: Date | undefined;
}

/** The number of rows of each table, and of non-null values of each column. */
export type Contents = Map<string, { rows: number; values: Map<string, number> }>;

/** An error whose message is for users and needs no stack trace. */
export class MigrationError extends Error {}

const TIMEOUT_MS = 60_000;

/** Retries until the lock is acquired, logging once that it waits. || @throws MigrationError on timeout. */
export async function waitForTurn(attempt: () => Promise<boolean>, options: ConnectOptions): Promise<void> {
  const limit = options.timeoutMs ?? TIMEOUT_MS;
  const deadline = Date.now() + limit;
  for (let attempts = 0; !(await attempt()); attempts++) {
    if (attempts === 0) options.log("Another process is migrating or writing: waiting for it to finish …");
    if (Date.now() > deadline) {
      throw new MigrationError(
        `Another process has locked the database for ${limit / 1000} s; nothing was changed. Stop it, or try again later.`,
      );
    }
    await sleep(100);
  }
}
