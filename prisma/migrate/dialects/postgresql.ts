/** Migrations on PostgreSQL. */
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import {
  type ConnectOptions,
  type Contents,
  MigrationError,
  type MigrationsConnection,
  type MigrationsDialect,
  waitForTurn,
} from "./dialect";
import { offlinePostgres } from "./postgresql-offline";

export const postgresqlMigrations: MigrationsDialect = {
  name: "postgresql",
  schemaFile: "schema.postgresql.prisma",
  owns: (url) => /^postgres(ql)?:/.test(url),
  finishSql: (sql) => collateBytewise(leaveSchemaAlone(sql)),
  engineAdapter: (): SqlMigrationAwareDriverAdapterFactory => offlinePostgres,

  async connect(url, options) {
    const client = await open(url);

    return {
      transaction: (work) => transaction(client, work, options),

      async run(sql) {
        await client.query(sql).catch((error: unknown) => {
          throw withLine(error, sql);
        });
      },

      async recorded() {
        const table = await client.query("SELECT to_regclass('_prisma_migrations') AS id");
        if (table.rows[0].id === null) return [];
        const { rows } = await client.query<Recorded>(recordedQuery);
        return rows.map(({ name, checksum, finishedAt }) => ({ name, checksum, finishedAt: finishedAt ?? undefined }));
      },

      async record({ id, name, checksum, startedAt }) {
        await client.query(prismasTable);
        await client.query(
          `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
           VALUES ($1, $2, clock_timestamp(), $3, $4, 1)`,
          [id, checksum, name, startedAt],
        );
      },

      async forget(name) {
        await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
      },

      contents: () => contents(client),
      close: () => client.end(),
    } satisfies MigrationsConnection;
  },
};

interface Recorded {
  name: string;
  checksum: string;
  finishedAt: Date | null;
}

const recordedQuery = `
  SELECT migration_name AS name, checksum, finished_at AS "finishedAt"
  FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`;

// Exactly what Prisma's engine creates.
const prismasTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

// Prisma's advisory lock, so that its command and ours exclude each other.
const prismasLock = 72707369;

/** Text is sorted and compared bytewise, as on SQLite, whatever the locale of the server. */
export function collateBytewise(sql: string): string {
  return sql.replace(textColumn, '$& COLLATE "C"');
}

const textColumn =
  /^(?:(?:\s+|.*\bADD COLUMN\s+)"(?:[^"]|"")+"|.*\bALTER COLUMN "(?:[^"]|"")+" SET DATA TYPE) (?:TEXT|VARCHAR|(?:VAR)?CHAR\(\d+\))(?:\[\])?(?![\w(])/gm;

// The URL names the schema. Creating one needs a privilege on the database, even if it exists.
function leaveSchemaAlone(sql: string): string {
  return sql.replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n/m, "").replaceAll('"public"."', '"');
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // An error on an idle connection would otherwise end the process; the next query reports it.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof Error ? error.message || ("code" in error && error.code) : error;
    throw new MigrationError(`PostgreSQL cannot be reached at ${client.host}:${client.port}: ${reason}.`);
  }
}

async function transaction<Result>(client: pg.Client, work: () => Promise<Result>, options: ConnectOptions) {
  await client.query("BEGIN");
  try {
    await waitForTurn(async () => {
      const { rows } = await client.query("SELECT pg_try_advisory_xact_lock($1) AS ours", [prismasLock]);
      return rows[0].ours;
    }, options);
    // Excludes the application's transactions, which do not use that lock.
    await client.query("SET LOCAL lock_timeout = '60s'");
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // After a lost connection there is nothing to roll back, and the first error is the one to report.
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

function withLine(error: unknown, sql: string): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split("\n").length})` : "";
  return new MigrationError(`${error.message}${line}${error.detail ? `. ${error.detail}` : ""}`, { cause: error });
}

async function contents(client: pg.Client): Promise<Contents> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(tablesQuery);
  const found: Contents = new Map();
  if (tables.length === 0) return found;
  await client.query(`LOCK TABLE ${tables.map(({ name }) => quote(name))} IN ACCESS EXCLUSIVE MODE`);
  for (const { name, columns } of tables) {
    const counts = ["count(*)", ...columns.map((column) => `count(${quote(column)})`)];
    const result = await client.query<string[]>({ text: `SELECT ${counts} FROM ${quote(name)}`, rowMode: "array" });
    const [rows = 0, ...values] = result.rows[0]?.map(Number) ?? [];
    found.set(name, { rows, values: new Map(columns.map((column, place) => [column, values[place] ?? 0])) });
  }
  return found;
}

const tablesQuery = `
  SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> '_prisma_migrations'
  GROUP BY c.relname ORDER BY c.relname`;

function quote(name: string): string {
  return pg.escapeIdentifier(name);
}
