import { MigrationError } from "./dialects/dialect";
import { getHistory, type HistoryEntry } from "./history";
import { findLosses } from "./losses";
import { type RunOptions, withDatabase } from "./migrate";
import { runSql } from "./run-sql";

export interface RollbackOptions extends RunOptions {
  /** The number of migrations to roll back: one by default. */
  readonly count?: number;
  /** Or the migration that becomes the newest one. */
  readonly to?: string;
  /** Roll back even if data is lost. */
  readonly yes?: boolean;
}

/** Going back would lose data; `losses` says what, a phrase each. Nothing was changed. */
export class DataLossError extends MigrationError {
  constructor(readonly losses: string[]) {
    super(`Rolling back would delete data, so nothing was changed:\n${losses.map((loss) => `  ${loss}`).join("\n")}`);
  }
}

/**
 * Rolls migrations back by their down.sql, newest first, all of them or none, and returns their names.
 * @throws DataLossError unless `yes` is set.
 * @throws MigrationError when there is no down.sql, or when it fails; the database is then unchanged.
 */
export async function rollback(databaseUrl: string, options: RollbackOptions = {}): Promise<{ rolledBack: string[] }> {
  return withDatabase(databaseUrl, options, async (connection, migrations) => {
    const rolledBack = await connection.transaction(async () => {
      const steps = rollbackSteps(await getHistory(connection, migrations), options);
      const before = await connection.contents();
      for (const step of steps) {
        await runSql(connection, step.downSql, `Rolling back ${step.name}`);
        await connection.forget(step.name);
      }
      const losses = findLosses(before, await connection.contents());
      if (losses.length > 0 && !options.yes) throw new DataLossError(losses);
      return steps.map(({ name }) => name);
    });
    for (const name of rolledBack) options.log?.(`Rolled back ${name}`);
    return { rolledBack };
  });
}

/** The migrations to roll back, newest first. Edited ones are allowed: this is how they are applied again. */
function rollbackSteps(entries: HistoryEntry[], options: RollbackOptions): { name: string; downSql: string }[] {
  const applied = entries.filter(({ state }) => state !== "pending").reverse();
  return applied.slice(0, countSteps(applied, options)).map(({ name, state, migration }) => {
    if (state === "unfinished") {
      throw new MigrationError(`Migration ${name} was started by another command and not finished. Repair that first.`);
    }
    if (!migration)
      throw new MigrationError(`The folder of migration ${name} is missing, so it cannot be rolled back.`);
    if (migration.downSql === undefined)
      throw new MigrationError(`Migration ${name} has no down.sql, so it cannot be rolled back.`);
    return { name, downSql: migration.downSql };
  });
}

function countSteps(applied: HistoryEntry[], { count = 1, to }: RollbackOptions): number {
  if (to !== undefined) {
    const stays = applied.findIndex(({ name }) => name === to);
    if (stays === -1) throw new MigrationError(`Migration ${to} is not applied.`);
    if (stays === 0) throw new MigrationError(`Migration ${to} is already the newest one: nothing to roll back.`);
    return stays;
  }
  if (applied.length === 0) throw new MigrationError("No migrations are applied: nothing to roll back.");
  if (count > applied.length) {
    throw new MigrationError(
      `Cannot roll back ${count} migrations: only ${applied.length} ${applied.length === 1 ? "is" : "are"} applied.`,
    );
  }
  return count;
}
