import { PrismaPg } from "@prisma/adapter-pg";
import { Client, types } from "pg";
import { PrismaClient as PostgresClient, Prisma } from "../generated/postgresql/client";
import { type PrismaClient, Prisma as SqlitePrisma } from "../generated/sqlite/client";
import { quoted } from "../tables";
import { type Dialect, errorCodes, isClash, type Plain, withoutData } from "./dialect";
import { askAgain, faultOf, leavesInDoubt } from "./postgresql-faults";

const WRITERS = 4;
const READ_ONLY = "default_transaction_read_only=on";
const PASSING = new Set(["P2034", "TransactionWriteConflict", "40001", "40P01", "55P03"]);

/** PostgreSQL. Serializable, so that "look, then write" is as safe as it is on SQLite's single writer. */
export const postgresql: Dialect = {
  name: "postgresql",
  writers: WRITERS,
  isolationLevel: "Serializable",

  openReader(url) {
    return open(PatientReader, url, 8, READ_ONLY);
  },

  openWriter(url) {
    // Whoever holds a row for longer is waited for by the gate, which knows when to give up.
    // One connection more than the gate lets writers in: to ask whether anything can be saved (`whyReadOnly`).
    return open(PrismaPg, url, WRITERS + 1, "lock_timeout=3s");
  },

  openAside(url, reader) {
    return {
      query: (query, limit) => limited(reader, query, limit),
      stream: (query, chunk) => fetched(url, query, chunk),
    };
  },

  rowsFrom(table, columns, rows) {
    const objects = rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place]])));
    return SqlitePrisma.sql`jsonb_populate_recordset(NULL::${quoted(table)}, ${JSON.stringify(objects)}::jsonb)`;
  },

  anyOf(texts) {
    return SqlitePrisma.sql`(SELECT jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) COLLATE "C")`;
  },

  newIds(table, count) {
    return SqlitePrisma.sql`SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::integer AS id
      FROM generate_series(1, ${count}::integer)`;
  },

  isPassing(error, clashes) {
    // Two transactions may both have found a name free: the second one, run again, sees it taken and says so.
    if (isClash(error)) return clashes < 3;
    if (errorCodes(error).some((code) => code !== undefined && PASSING.has(code))) return true;
    const fault = faultOf(error);
    return fault === "unreachable" || fault === "crowded";
  },

  faultOf,

  leavesInDoubt,

  async whyReadOnly(_url, writer) {
    const [{ standby, readonly } = { standby: true, readonly: true }] = await writer.$queryRaw<
      { standby: boolean; readonly: boolean }[]
    >`SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS readonly`;
    if (!standby && !readonly) return undefined;
    return { fault: "readOnly", detail: `PostgreSQL is ${standby ? "a standby" : "set to be read-only"}` };
  },
};

class PatientReader extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = (query) => askAgain(() => queryRaw(query));
    return connection;
  }
}

/** The rows, or undefined where the database stopped the query because of its limit in milliseconds. */
async function limited<Row>(reader: PrismaClient, query: SqlitePrisma.Sql, limit: number): Promise<Row[] | undefined> {
  try {
    return await askAgain(() =>
      reader.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(limit)}, true)`;
          const rows = await tx.$queryRaw<Record<string, unknown>[]>(query);
          return rows.map(asSqliteHasIt<Row>);
        },
        // The database stops the query first, and says so; Prisma's own limit is for one that no longer answers.
        { maxWait: limit, timeout: limit + 1000 },
      ),
    );
  } catch (error) {
    if (errorCodes(error).some((code) => code === "57014" || code === "P2028")) return undefined;
    throw error;
  }
}

/** On a connection of its own, with a cursor: the pool's few are for those who wait for a page. */
async function* fetched(url: string, query: SqlitePrisma.Sql, chunk: number): AsyncGenerator<Plain[][]> {
  const types = { getTypeParser: parserOf };
  const client = new Client({ connectionString: urlWith(url, READ_ONLY), types, ...LIMITS });
  // What breaks the connection is thrown by whatever is asked on it; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("BEGIN");
    const cursor = SqlitePrisma.sql`DECLARE streamed NO SCROLL CURSOR FOR ${query}`;
    await client.query(cursor.text, cursor.values.map(bound));
    for (;;) {
      const { rows } = await client.query<Plain[]>({ text: `FETCH ${chunk} FROM streamed`, rowMode: "array" });
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

/** How the text of a value of some type is read. */
function parserOf(type: number): (text: string) => Plain {
  if (NUMBERS.has(type)) return Number;
  if (type === types.builtins.BOOL) return (text) => (text === "t" ? 1 : 0);
  if (type === types.builtins.TIMESTAMP) return (text) => new Date(`${text}Z`).toISOString().replace("Z", "+00:00");
  return (text) => text;
}

/** The driver writes a moment in this machine's time zone, which a column without one takes for its own. */
const bound = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

function asSqliteHasIt<Row>(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as Row;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint" || typeof value === "boolean" || Prisma.Decimal.isDecimal(value)) return Number(value);
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return value;
}

function open(Adapter: typeof PrismaPg, url: string, max: number, setting: string): PrismaClient {
  const client = new PostgresClient({
    ...withoutData,
    adapter: new Adapter({ connectionString: urlWith(url, setting), max, ...LIMITS }),
  });
  // The two clients differ in what the models' enums are called, not in what can be asked of them.
  return client as unknown as PrismaClient;
}

/** A server that answers no more is given up: without these, one would wait for it for ever. */
const LIMITS = { connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** The address with a setting: the driver prefers what it says to what it is told beside it. */
function urlWith(url: string, setting: string): string {
  const address = new URL(url);
  const options = [address.searchParams.get("options"), `-c ${setting}`];
  address.searchParams.set("options", options.filter(Boolean).join(" "));
  return address.href;
}
