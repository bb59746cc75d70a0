import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { Prisma, PrismaClient } from "../generated/sqlite/client";
import { quoted } from "../tables";
import { type Dialect, errorCodes, withoutData } from "./dialect";
import { SqliteProcesses } from "./sqlite-processes";

/** SQLite in a file, in WAL mode: readers see the last commit and wait for nobody, one transaction writes at a time. */
export const sqlite: Dialect = {
  name: "sqlite",
  writers: 1,
  isolationLevel: "Serializable",

  openReader(url) {
    return new PrismaClient({
      ...withoutData,
      adapter: new PrismaBetterSqlite3({ url, readonly: true, timeout: 100 }),
    });
  },

  openWriter(url) {
    // The driver waits for a lock by blocking the event loop: it must not wait at all, the gate does.
    return new PrismaClient({ ...withoutData, adapter: new DurableSqlite({ url, timeout: 0 }) });
  },

  openAside(url) {
    return new SqliteProcesses(url.slice("file:".length));
  },

  rowsFrom(_table, columns, json) {
    const values = columns.map((column) => Prisma.sql`json_extract(j.value, ${`$.${column}`}) AS ${quoted(column)}`);
    return Prisma.sql`(SELECT ${Prisma.join(values)} FROM json_each(${json}) AS j)`;
  },

  referToLater: Prisma.sql`PRAGMA defer_foreign_keys = ON`,

  newIds(table, count) {
    // Inside a transaction that has written nobody else can take them; rows that get them move the sequence on.
    return Prisma.sql`WITH RECURSIVE ids(id, n) AS (
      SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ${table}), 0) + 1, 1
      UNION ALL SELECT id + 1, n + 1 FROM ids WHERE n < ${count}) SELECT id FROM ids`;
  },

  isPassing(error) {
    return errorCodes(error).some(
      (code) => code === "P1008" || code === "SocketTimeout" || code?.startsWith("SQLITE_BUSY"),
    );
  },
};

class DurableSqlite extends PrismaBetterSqlite3 {
  override async connect() {
    const connection = await super.connect();
    // The driver's default of synchronous=NORMAL in WAL mode survives a crash of the process, not a loss of power. What
    // is deleted is overwritten: else a person who was erased could still be read from the file.
    await connection.executeScript(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
    );
    return connection;
  }
}
