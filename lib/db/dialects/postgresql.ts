import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient as PostgresClient, Prisma } from "../generated/postgresql/client";
import { type PrismaClient, Prisma as SqlitePrisma } from "../generated/sqlite/client";
import { quoted } from "../tables";
import { type Dialect, errorCodes, isClash, withoutData } from "./dialect";

const PASSING = new Set(["P2034", "TransactionWriteConflict", "40001", "40P01", "55P03"]);

/** PostgreSQL. Serializable, so that "look, then write" is as safe as it is on SQLite's single writer. */
export const postgresql: Dialect = {
  name: "postgresql",
  writers: 4,
  isolationLevel: "Serializable",

  openReader(url) {
    return open(url, 8, "default_transaction_read_only=on");
  },

  openWriter(url) {
    // Whoever holds a row for longer is waited for by the gate, which knows when to give up.
    return open(url, 4, "lock_timeout=3s");
  },

  openAside(_url, reader) {
    return { query: (query, limit) => limited(reader, query, limit) };
  },

  rowsFrom(table, _columns, json) {
    return SqlitePrisma.sql`jsonb_populate_recordset(NULL::${quoted(table)}, ${json}::jsonb)`;
  },

  newIds(table, count) {
    return SqlitePrisma.sql`SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::integer AS id
      FROM generate_series(1, ${count}::integer)`;
  },

  isPassing(error, clashes) {
    // Two transactions may both have found a name free: the second one, run again, sees it taken and says so.
    if (isClash(error)) return clashes < 3;
    return errorCodes(error).some((code) => code !== undefined && PASSING.has(code));
  },
};

/** The rows, or undefined where the database stopped the query because of its limit in milliseconds. */
async function limited<Row>(reader: PrismaClient, query: SqlitePrisma.Sql, limit: number): Promise<Row[] | undefined> {
  try {
    return await reader.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(limit)}, true)`;
        const rows = await tx.$queryRaw<Record<string, unknown>[]>(query);
        return rows.map(asSqliteHasIt<Row>);
      },
      // The database stops the query first, and says so; Prisma's own limit is for one that no longer answers.
      { maxWait: limit, timeout: limit + 1000 },
    );
  } catch (error) {
    if (errorCodes(error).some((code) => code === "57014" || code === "P2028")) return undefined;
    throw error;
  }
}

function asSqliteHasIt<Row>(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as Row;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint" || typeof value === "boolean" || Prisma.Decimal.isDecimal(value)) return Number(value);
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return value;
}

function open(url: string, max: number, setting: string): PrismaClient {
  // The driver prefers what the address says to what it is told beside it.
  const address = new URL(url);
  const options = [address.searchParams.get("options"), `-c ${setting}`];
  address.searchParams.set("options", options.filter(Boolean).join(" "));
  const client = new PostgresClient({
    ...withoutData,
    adapter: new PrismaPg({ connectionString: address.href, max }),
  });
  // The two clients differ in what the models' enums are called, not in what can be asked of them.
  return client as unknown as PrismaClient;
}
