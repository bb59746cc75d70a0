import { getHistory, type MigrationState } from "./history";
import { type RunOptions, withDatabase } from "./migrate";

export interface MigrationStatus {
  readonly name: string;
  readonly state: MigrationState;
  readonly appliedAt: Date | undefined;
}

/**
 * All migrations of the database or the folder, oldest first. Changes nothing, and creates no file.
 * @throws MigrationError when the database cannot be opened.
 */
export async function getStatus(databaseUrl: string, options: RunOptions = {}): Promise<MigrationStatus[]> {
  return withDatabase(databaseUrl, { ...options, readOnly: true }, async (connection, migrations) => {
    const entries = await getHistory(connection, migrations);
    return entries.map(({ name, state, appliedAt }) => ({ name, state, appliedAt }));
  });
}
