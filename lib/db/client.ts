import { openReader } from "./connections";
import type { PrismaClient } from "./generated/sqlite/client";

/** The shared read client: committed data, on a read-only connection. For writes see lib/db/write-transaction.ts. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property: keyof PrismaClient) => openReader()[property],
});
