import { join } from "node:path";
import Database from "better-sqlite3";

/** More than the twelve hours after which an unused session runs out, in milliseconds. */
const LONG = 13 * 60 * 60 * 1000;

/** Lets the sessions of a user run out, as if nobody had used them for so long. */
export function letSessionsRunOut({ id }: { id: number }): void {
  const seen = new Date(Date.now() - LONG).toISOString().replace("Z", "+00:00");
  changeDatabase((database) =>
    database.prepare(`UPDATE "Session" SET "lastSeenAt" = ? WHERE "userId" = ?`).run(seen, id),
  );
}

/** Changes what the server's database holds, past the server. */
export function changeDatabase(change: (database: Database.Database) => void): void {
  const database = new Database(join(String(process.env.E2E_FOLDER), "deckle.db"), { timeout: 10_000 });
  try {
    change(database);
  } finally {
    database.close();
  }
}
