import { openReader } from "./connections";
import type { PrismaClient } from "./generated/sqlite/client";

/** The shared read client: what is committed, on a connection that cannot write. Writing is what lib/db/write-transaction.ts is for. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property: keyof PrismaClient) => openReader()[property],
});
