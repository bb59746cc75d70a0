import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "../generated/sqlite/client";
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

  isPassing(error) {
    return errorCodes(error).some(
      (code) => code === "P1008" || code === "SocketTimeout" || code?.startsWith("SQLITE_BUSY"),
    );
  },
};

class DurableSqlite extends PrismaBetterSqlite3 {
  override async connect() {
    const connection = await super.connect();
    // The driver's default of synchronous=NORMAL in WAL mode survives a crash of the process, not a loss of power.
    await connection.executeScript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    return connection;
  }
}
