/**
 * Deletes data whose retention period has passed: at server start, daily, and at each sign-in, without change rows.
 * None of these times is essential.
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

/** Deletes expired rows; see lib/retention/periods.ts. */
export async function deleteExpired(tx: Transaction): Promise<void> {
  for (const deleteRows of [
    deleteExpiredSessions,
    deleteExpiredLinks,
    deleteExpiredIdempotencyKeys,
    deleteExpiredDrafts,
    deleteExpiredAttempts,
  ])
    await deleteRows(tx);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Deletes expired data now and daily while this process lives. Resolves after the first time. */
export async function startHousekeeping(): Promise<void> {
  const open = connections();
  clearInterval(open.housekeeping);
  open.housekeeping = setInterval(runHousekeeping, DAY_MS).unref();
  await runHousekeeping();
}

/** A busy or unreachable database is tried again the next day. */
async function runHousekeeping(): Promise<void> {
  try {
    await write(deleteExpired);
    await deleteExpiredImportFiles();
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : String(error) }, "what is past its time is still there");
  }
}
