/** Databases for tests: a template for each run, and copies of it, or empty ones, that are gone afterwards. */
import { randomBytes } from "node:crypto";
import { postgresqlTestDatabases } from "./postgresql-databases";
import { sqliteTestDatabases } from "./sqlite-databases";

export interface TestDatabases {
  /** Where a database of this name is, or will be. */
  urlOf(name: string): string;
  create(name: string): Promise<void>;
  copy(template: string, name: string): Promise<void>;
  /** Removes it even while somebody is connected. */
  remove(name: string): Promise<void>;
  /** The names of all that test runs have made and not removed. */
  list(): Promise<string[]>;
}

export type DialectName = "sqlite" | "postgresql";

export const testDatabases: Record<DialectName, TestDatabases> = {
  sqlite: sqliteTestDatabases,
  postgresql: postgresqlTestDatabases,
};

/** A new name for a run's template; it says when it was made and by which process. */
export function templateName(): string {
  return `deckle_test_${Date.now()}_${process.pid}`;
}

/** A new name for a database of the same run. */
export function nameBeside(template: string): string {
  return `${template}_${randomBytes(6).toString("hex")}`;
}

export function isOfRun(name: string, template: string): boolean {
  return name === template || name.startsWith(`${template}_`);
}

/** Whether a database was left behind by a run that is no more. */
export function isLeftover(name: string, now = Date.now()): boolean {
  const [, time, pid] = /^deckle_test_(\d+)_(\d+)/.exec(name) ?? [];
  // The server may be another machine's too, whose processes cannot be seen from here: hence the ten minutes.
  return time !== undefined && now - Number(time) > 10 * 60_000 && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another person's process may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
