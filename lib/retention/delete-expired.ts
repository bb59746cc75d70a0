/**
 * What is kept for a time only, and for how long. Each of it is deleted without a change row, when a server starts, then
 * daily, and whenever somebody signs in: nothing depends on any one of these.
 */
import { forgetDrafts } from "../auth/drafts";
import { forgetLinks } from "../auth/links";
import { forgetSessions } from "../auth/sessions";
import { forgetAttempts } from "../auth/throttle";
import { forgetSubmissions } from "../commands/idempotency";
import { connections } from "../db/connections";
import { type Transaction, write } from "../db/write-transaction";
import { removeAbandoned } from "../import/files/cleanup";
import { log } from "../log";

/** Deletes what is past its time: see lib/retention/periods.ts. */
export async function forgetWhatIsPast(tx: Transaction): Promise<void> {
  for (const forget of [forgetSessions, forgetLinks, forgetSubmissions, forgetDrafts, forgetAttempts]) await forget(tx);
}

const DAILY = 24 * 60 * 60 * 1000;

/** Keeps house now and daily, for as long as this process lives. Resolves when it is done for the first time. */
export async function startHousekeeping(): Promise<void> {
  const open = connections();
  clearInterval(open.housekeeping);
  open.housekeeping = setInterval(keepHouse, DAILY).unref();
  await keepHouse();
}

/** A database that is busy, or not there, is for another day. */
async function keepHouse(): Promise<void> {
  try {
    await write(forgetWhatIsPast);
    await removeAbandoned();
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : String(error) }, "what is past its time is still there");
  }
}
