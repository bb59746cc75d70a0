/** Test databases: a template per run, and copies or empty ones that are removed afterwards. */
import { randomBytes } from "node:crypto";
import { postgresqlTestDatabases } from "./postgresql-databases";
import { sqliteTestDatabases } from "./sqlite-databases";

export interface TestDatabases {
  /** The URL of a database with this name. */
  urlOf(name: string): string;
  create(name: string): Promise<void>;
  copy(template: string, name: string): Promise<void>;
  /** Removes it even with open connections. */
  remove(name: string): Promise<void>;
  /** The names of all leftover test databases. */
  list(): Promise<string[]>;
}

export type DialectName = "sqlite" | "postgresql";

export const testDatabases: Record<DialectName, TestDatabases> = {
  sqlite: sqliteTestDatabases,
  postgresql: postgresqlTestDatabases,
};

/** A new name for a run's template, with its time and process id. */
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

/** Whether a database was left behind by a finished run. */
export function isLeftover(name: string, now = Date.now()): boolean {
  const [, time, pid] = /^deckle_test_(\d+)_(\d+)/.exec(name) ?? [];
  // The server may be shared with another machine, whose processes are not visible here: hence the ten minutes.
  return time !== undefined && now - Number(time) > 10 * 60_000 && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but it exists.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
