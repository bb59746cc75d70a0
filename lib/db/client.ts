import { env } from "../env";
import type { Dialect } from "./dialects/dialect";
import { postgresql } from "./dialects/postgresql";
import { sqlite } from "./dialects/sqlite";
import type { PrismaClient } from "./generated/sqlite/client";

/** The dialect that DATABASE_URL names. */
export const dialect: Dialect = env.sqliteFile ? sqlite : postgresql;

// Next gives instrumentation, pages and routes a copy of each module: what there must be one of hangs on globalThis.
const shared = globalThis as typeof globalThis & { deckleReader?: PrismaClient };

/** The shared read client: what is committed, on a connection that cannot write. Writing is what lib/db/gate.ts is for. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  // Opened at first use: at build time there is no database.
  get(_, property: keyof PrismaClient) {
    shared.deckleReader ??= dialect.openReader(env.DATABASE_URL);
    return shared.deckleReader[property];
  },
});
