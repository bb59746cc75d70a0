import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient as PostgresClient } from "../generated/postgresql/client";
import type { PrismaClient } from "../generated/sqlite/client";
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

  isPassing(error, clashes) {
    // Two transactions may both have found a name free: the second one, run again, sees it taken and says so.
    if (isClash(error)) return clashes < 3;
    return errorCodes(error).some((code) => code !== undefined && PASSING.has(code));
  },
};

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
