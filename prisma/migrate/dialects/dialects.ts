import { MigrationError, type MigrationsDialect } from "./dialect";
import { postgresqlMigrations } from "./postgresql";
import { sqliteMigrations } from "./sqlite";

export const dialects: readonly MigrationsDialect[] = [sqliteMigrations, postgresqlMigrations];

/** @throws MigrationError for an unsupported database URL. */
export function dialectOf(databaseUrl: string): MigrationsDialect {
  const dialect = dialects.find(({ owns }) => owns(databaseUrl));
  if (!dialect)
    throw new MigrationError("A database URL must begin with file: (SQLite) or postgresql:// (PostgreSQL).");
  return dialect;
}
