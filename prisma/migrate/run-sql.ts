import { MigrationError, type MigrationsConnection } from "./dialects/dialect";

// Not a bare END, which the bodies of triggers and functions contain.
const transactionControl =
  /^\s*(begin|commit|rollback|start|end(?=\s+transaction))(\s+(work|transaction|immediate|deferred|exclusive))*\s*;/im;

/**
 * Runs the SQL of one migration, up or down.
 * @throws MigrationError that starts with its title and says what failed.
 */
export async function runSql(connection: MigrationsConnection, sql: string, title: string): Promise<void> {
  const control = transactionControl.exec(sql)?.[0].trim();
  if (control) {
    throw new MigrationError(`${title} was not run: it contains ${control}, but it already runs in a transaction.`);
  }
  try {
    await connection.run(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`${title} failed; the database is unchanged: ${reason}.`, { cause: error });
  }
}
