import { PrismaPg } from "@prisma/adapter-pg";
import { Client, types } from "pg";
import { PrismaClient as PostgresClient, Prisma } from "../generated/postgresql/client";
import { type PrismaClient, Prisma as SqlitePrisma } from "../generated/sqlite/client";
import { quoteIdentifier } from "../tables";
import { type Dialect, errorCodes, isUniqueViolation, minimalErrors, type SqlValue } from "./dialect";
import { faultOf, isCommitInDoubt, retryRead } from "./postgresql-faults";

const WRITERS = 4;
const READ_ONLY = "default_transaction_read_only=on";
const TRANSIENT_CODES = new Set(["P2034", "TransactionWriteConflict", "40001", "40P01", "55P03"]);

/** PostgreSQL. Serializable, so that check-then-write is as safe as with SQLite's single writer. */
export const postgresql: Dialect = {
  clearConnectionState() {},
  name: "postgresql",
  writers: WRITERS,
  isolationLevel: "Serializable",

  openReader(url) {
    return open(RetryingReader, url, 8, READ_ONLY);
  },

  openWriter(url) {
    // write-transaction.ts retries after this timeout, until its deadline. One connection more than there are writers,
    // to check whether writing is possible (`getWriteProblem`).
    return open(PrismaPg, url, WRITERS + 1, "lock_timeout=3s");
  },

  openQueryWorker(url, reader) {
    return {
      query: (query, limit) => queryWithTimeout(reader, query, limit),
      stream: (query, chunk) => streamRows(url, query, chunk),
      // Queries run on the reader's connections, and each stream on a connection of its own.
      close: async () => {},
    };
  },

  rowsAsTable(table, columns, rows) {
    const objects = rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place]])));
    return SqlitePrisma.sql`jsonb_populate_recordset(NULL::${quoteIdentifier(table)}, ${JSON.stringify(objects)}::jsonb)`;
  },

  textList(texts) {
    return SqlitePrisma.sql`(SELECT jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) COLLATE "C")`;
  },

  newIds(table, count) {
    return SqlitePrisma.sql`SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::integer AS id
      FROM generate_series(1, ${count}::integer)`;
  },

  isTransient(error, clashes) {
    // Two transactions may both have found a name free: the retry of the second one finds it taken and reports that.
    if (isUniqueViolation(error)) return clashes < 3;
    if (errorCodes(error).some((code) => code !== undefined && TRANSIENT_CODES.has(code))) return true;
    const fault = faultOf(error);
    return fault === "unreachable" || fault === "crowded";
  },

  faultOf,

  isCommitInDoubt: isCommitInDoubt,

  async getWriteProblem(_url, writer) {
    const [{ standby, readonly } = { standby: true, readonly: true }] = await writer.$queryRaw<
      { standby: boolean; readonly: boolean }[]
    >`SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS readonly`;
    if (!standby && !readonly) return undefined;
    return { fault: "readOnly", detail: `PostgreSQL is ${standby ? "a standby" : "set to be read-only"}` };
  },
};

class RetryingReader extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = (query) => retryRead(() => queryRaw(query));
    return connection;
  }
}

/** The rows; undefined where the query hit the statement timeout. */
async function queryWithTimeout<Row>(
  reader: PrismaClient,
  query: SqlitePrisma.Sql,
  limit: number,
): Promise<Row[] | undefined> {
  try {
    return await retryRead(() =>
      reader.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(limit)}, true)`;
          const rows = await tx.$queryRaw<Record<string, unknown>[]>(query);
          return rows.map(normalizeRow<Row>);
        },
        // The statement timeout comes first; Prisma's timeout is for a database that no longer responds.
        { maxWait: limit, timeout: limit + 1000 },
      ),
    );
  } catch (error) {
    if (errorCodes(error).some((code) => code === "57014" || code === "P2028")) return undefined;
    throw error;
  }
}

/** Streams with a cursor on a connection of its own: those of the pool are for pages. */
async function* streamRows(url: string, query: SqlitePrisma.Sql, chunk: number): AsyncGenerator<SqlValue[][]> {
  const types = { getTypeParser: parserOf };
  const client = new Client({ connectionString: withSetting(url, READ_ONLY), types, ...CONNECTION_OPTIONS });
  // Connection errors are thrown by the next query; without a listener they would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("BEGIN");
    const cursor = SqlitePrisma.sql`DECLARE streamed NO SCROLL CURSOR FOR ${query}`;
    await client.query(cursor.text, cursor.values.map(toParameter));
    for (;;) {
      const { rows } = await client.query<SqlValue[]>({ text: `FETCH ${chunk} FROM streamed`, rowMode: "array" });
      if (rows.length > 0) yield rows;
      if (rows.length < chunk) return;
    }
  } finally {
    await client.end();
  }
}

const NUMBERS = new Set<number>([
  ...[types.builtins.INT2, types.builtins.INT4, types.builtins.INT8],
  ...[types.builtins.FLOAT4, types.builtins.FLOAT8, types.builtins.NUMERIC],
]);

/** The parser for values of a type. */
function parserOf(type: number): (text: string) => SqlValue {
  if (NUMBERS.has(type)) return Number;
  if (type === types.builtins.BOOL) return (text) => (text === "t" ? 1 : 0);
  if (type === types.builtins.TIMESTAMP) return (text) => new Date(`${text}Z`).toISOString().replace("Z", "+00:00");
  return (text) => text;
}

/** The driver would write a date in the local time zone, which a column without a time zone takes as it is. */
const toParameter = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

function normalizeRow<Row>(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, normalizeValue(value)])) as Row;
}

function normalizeValue(value: unknown): unknown {
  if (typeof value === "bigint" || typeof value === "boolean" || Prisma.Decimal.isDecimal(value)) return Number(value);
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return value;
}

function open(Adapter: typeof PrismaPg, url: string, max: number, setting: string): PrismaClient {
  const client = new PostgresClient({
    ...minimalErrors,
    adapter: new Adapter({ connectionString: withSetting(url, setting), max, ...CONNECTION_OPTIONS }),
  });
  // The two clients only differ in the names of enums.
  return client as unknown as PrismaClient;
}

/** Gives up on a server that no longer responds: without these, queries would wait forever. */
const CONNECTION_OPTIONS = { connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** The URL with a setting: the driver prefers options in the URL to options passed separately. */
function withSetting(url: string, setting: string): string {
  const address = new URL(url);
  const options = [address.searchParams.get("options"), `-c ${setting}`];
  address.searchParams.set("options", options.filter(Boolean).join(" "));
  return address.href;
}
