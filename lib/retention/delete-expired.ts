/**
 * What is kept for a time only, and for how long. Each of it is deleted without a change row, when a server starts, then
 * daily, and whenever somebody signs in: nothing depends on any one of these.
 */
import { deleteExpiredDrafts } from "../auth/drafts";
import { deleteExpiredLinks } from "../auth/links";
import { deleteExpiredSessions } from "../auth/sessions";
import { deleteExpiredAttempts } from "../auth/throttle";
import { deleteExpiredIdempotencyKeys } from "../commands/idempotency";
import { connections } from "../db/connections";
import { type Transaction, write } from "../db/write-transaction";
import { deleteExpiredImportFiles } from "../import/files/cleanup";
import { log } from "../log";

/** Deletes what is past its time: see lib/retention/periods.ts. */
export async function deleteExpired(tx: Transaction): Promise<void> {
  for (const forget of [
    deleteExpiredSessions,
    deleteExpiredLinks,
    deleteExpiredIdempotencyKeys,
    deleteExpiredDrafts,
    deleteExpiredAttempts,
  ])
    await forget(tx);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Keeps house now and daily, for as long as this process lives. Resolves when it is done for the first time. */
export async function startHousekeeping(): Promise<void> {
  const open = connections();
  clearInterval(open.housekeeping);
  open.housekeeping = setInterval(runHousekeeping, DAY_MS).unref();
  await runHousekeeping();
}

/** A database that is busy, or not there, is for another day. */
async function runHousekeeping(): Promise<void> {
  try {
    await write(deleteExpired);
    await deleteExpiredImportFiles();
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : String(error) }, "what is past its time is still there");
  }
}
