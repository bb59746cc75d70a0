import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { Transaction } from "@prisma/driver-adapter-utils";
import type { Fault } from "../fault-messages";
import { Prisma, PrismaClient } from "../generated/sqlite/client";
import { quoteIdentifier } from "../tables";
import { type Dialect, errorCodes, minimalErrors } from "./dialect";
import {
  CommittedToReplacedFileError,
  clearOpenFiles,
  FileReplacedError,
  getFileWriteProblem,
  openFiles,
} from "./sqlite-file";
import { SqliteWorkerPool } from "./sqlite-worker-pool";

/** SQLite in a file, in WAL mode: readers see the last commit without waiting, and one transaction writes at a time. */
export const sqlite: Dialect = {
  clearConnectionState: clearOpenFiles,
  name: "sqlite",
  writers: 1,
  isolationLevel: "Serializable",

  openReader(url) {
    return new PrismaClient({
      ...minimalErrors,
      adapter: new WatchedSqlite({ url, readonly: true, timeout: 100 }),
    });
  },

  openWriter(url, bulk = false) {
    return new PrismaClient({ ...minimalErrors, adapter: new DurableSqlite(url, bulk) });
  },

  openQueryWorker(url) {
    return new SqliteWorkerPool(fileOf(url));
  },

  rowsAsTable(_table, columns, rows) {
    const values = columns.map(
      (column, place) => Prisma.sql`j.value ->> ${Prisma.raw(`${place}`)} AS ${quoteIdentifier(column)}`,
    );
    return Prisma.sql`(SELECT ${Prisma.join(values)} FROM json_each(${JSON.stringify(rows)}) AS j)`;
  },

  textList(texts) {
    return Prisma.sql`(SELECT value FROM json_each(${JSON.stringify(texts)}))`;
  },

  deferForeignKeys: Prisma.sql`PRAGMA defer_foreign_keys = ON`,

  newIds(table, count) {
    // After a first write, no other transaction can take these ids; inserting rows with them advances the sequence.
    return Prisma.sql`WITH RECURSIVE ids(id, n) AS (
      SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ${table}), 0) + 1, 1
      UNION ALL SELECT id + 1, n + 1 FROM ids WHERE n < ${count}) SELECT id FROM ids`;
  },

  isTransient(error) {
    return errorCodes(error).some(
      (code) => code === "P1008" || code === "SocketTimeout" || code?.startsWith("SQLITE_BUSY"),
    );
  },

  faultOf(error) {
    for (const code of errorCodes(error)) {
      const [, fault] = FAULTS.find(([start]) => code?.startsWith(start)) ?? [];
      if (fault) return fault;
    }
    return undefined;
  },

  isCommitInDoubt(error) {
    // A failed write is not committed. After a failed sync, the data may still be found on disk after a crash.
    return errorCodes(error).some(
      (code) => code === "COMMITTED_ELSEWHERE" || (code?.startsWith("SQLITE_IOERR") && code !== "SQLITE_IOERR_WRITE"),
    );
  },

  async getWriteProblem(url) {
    const file = fileOf(url);
    if (!openFiles(file).areSame()) return { fault: "replaced", detail: `${file}: ${new FileReplacedError().message}` };
    return getFileWriteProblem(file);
  },
};

const fileOf = (url: string) => url.slice("file:".length);

/** By prefixes of SQLite's codes, the longer ones first. */
const FAULTS: [string, Fault][] = [
  ["SQLITE_FULL", "full"],
  ["SQLITE_READONLY_DBMOVED", "replaced"],
  ["COMMITTED_ELSEWHERE", "replaced"],
  ["SQLITE_READONLY", "readOnly"],
  ["SQLITE_IOERR", "failing"],
  ["SQLITE_CORRUPT", "damaged"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_CANTOPEN", "unreachable"],
];

/**
 * The driver's default of synchronous=NORMAL in WAL mode survives a crash of the process, but not a power loss. Deleted
 * content is overwritten: otherwise an erased person could still be read from the file.
 */
const DURABLE_PRAGMAS =
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

/**
 * With a million books the indexes exceed SQLite's default cache of 2 MB: each row then costs reads, and pages are
 * written once per batch. The WAL grows to 128 MB.
 */
const BULK_WRITE_PRAGMAS = "PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 32000;";

/** Only opens the same file that this process opened before. */
class WatchedSqlite extends PrismaBetterSqlite3 {
  protected readonly files;

  constructor(config: ConstructorParameters<typeof PrismaBetterSqlite3>[0]) {
    super(config);
    this.files = openFiles(fileOf(config.url));
  }

  override async connect() {
    this.files.check();
    const connection = await super.connect();
    this.files.check();
    return connection;
  }
}

class DurableSqlite extends WatchedSqlite {
  constructor(
    url: string,
    private readonly bulkWriteMode: boolean,
  ) {
    // The driver would block the event loop while waiting for a lock; write-transaction.ts waits instead.
    super({ url, timeout: 0, fileMustExist: true });
  }

  override async connect() {
    const connection = await super.connect();
    await connection.executeScript(DURABLE_PRAGMAS);
    if (this.bulkWriteMode) await connection.executeScript(BULK_WRITE_PRAGMAS);
    this.files.watchCompanions();
    const startTransaction = connection.startTransaction.bind(connection);
    connection.startTransaction = async (isolationLevel) => this.#watched(await startTransaction(isolationLevel));
    return connection;
  }

  /** A transaction whose commit fails, or is not acknowledged, when the file was replaced. */
  #watched(transaction: Transaction): Transaction {
    const executeRaw = transaction.executeRaw.bind(transaction);
    transaction.executeRaw = async (query) => {
      if (query.sql !== "COMMIT") return executeRaw(query);
      if (!this.files.areSame()) throw new FileReplacedError();
      const done = await executeRaw(query);
      if (!this.files.areSame()) throw new CommittedToReplacedFileError();
      return done;
    };
    return transaction;
  }
}
