/** What the migrations runner (prisma/migrate) asks of a database. One implementation beside this file for each. */
import { setTimeout as sleep } from "node:timers/promises";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";

export interface MigrationsDialect {
  /** The provider in the schema, and the name of its folder of migrations. */
  readonly name: "sqlite" | "postgresql";
  readonly schemaFile: string;
  /** Whether a database address is one of this dialect's. */
  owns(url: string): boolean;
  /** Puts into the engine's SQL what the schema cannot say. */
  finishSql(sql: string): string;
  /** Stands in for a database when the engine compares two schemas, for which it needs none. */
  engineAdapter(): SqlMigrationAwareDriverAdapterFactory;
  /** @throws MigrationError when the database cannot be opened. */
  connect(url: string, options: ConnectOptions): Promise<MigrationsConnection>;
}

export interface ConnectOptions {
  /** Nothing will be written: a SQLite file that does not exist is read as an empty database, and not created. */
  readonly readOnly?: boolean;
  readonly log: (line: string) => void;
  /** For how long to wait for another process that is migrating. */
  readonly timeoutMs?: number;
}

/** One connection, with at most one transaction. */
export interface MigrationsConnection {
  /**
   * Runs the work in a transaction that no other migration runs beside, and keeps all of it or nothing.
   * @throws MigrationError when its turn did not come in time.
   */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  /** @throws Error that says what failed, also when references would lead nowhere afterwards. */
  run(sql: string): Promise<void>;
  /** The rows of `_prisma_migrations`; none where there is no such table yet. */
  recorded(): Promise<RecordedMigration[]>;
  record(migration: { id: string; name: string; checksum: string; startedAt: Date }): Promise<void>;
  forget(name: string): Promise<void>;
  /** What data there is; nobody else can change it until the transaction ends. */
  contents(): Promise<Contents>;
  close(): Promise<void>;
}

export interface RecordedMigration {
  readonly name: string;
  readonly checksum: string;
  /** Missing when Prisma's own command began it and did not finish. */
  readonly finishedAt: Date | undefined;
}

/** For each table its rows, and for each of its columns the values that are not null. */
export type Contents = Map<string, { rows: number; values: Map<string, number> }>;

/** Its message is for the person who asked: sentences, no stack needed. */
export class MigrationError extends Error {}

const TIMEOUT_MS = 60_000;

/**
 * Tries until it is our turn, saying once that it waits.
 * @throws MigrationError on timeout.
 */
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
