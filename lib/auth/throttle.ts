/**
 * Throttles password guessing, in the database, so that it works across restarts and processes.
 *
 * Failures count per pair of account and address: guessing from one place soon has to wait, which locks out neither the
 * account's owner elsewhere nor a colleague behind the same address. With higher limits they also count per account and
 * per address, which stops guesses spread over many addresses or accounts; but those two never stop a pair that has
 * signed in before, so a stranger cannot lock out the owner, and a shop's shared address is not blocked as a whole.
 */
import { createHash } from "node:crypto";
import { type Transaction, write } from "../db/write-transaction";
import { RETENTION } from "../retention/periods";

const MINUTE = 60_000;
const MAX_WAIT_MS = 15 * MINUTE;
const FREE_ATTEMPTS = { pair: 5, account: 60, address: 120 };

type ThrottleScope = keyof typeof FREE_ATTEMPTS;

export interface ThrottleKeys {
  pair: string;
  account: string;
  address: string;
}

/** The keys of an attempt; the address is stored only as a hash. */
export function throttleKeys(account: string, address: string): ThrottleKeys {
  const digest = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return {
    pair: digest("pair", account, address),
    account: digest("account", account),
    address: digest("address", address),
  };
}

/** Counts an attempt before its password is checked, so that parallel attempts gain nothing. False: it has to wait. */
export function registerAttempt(attempt: ThrottleKeys, now = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const found = await tx.signInThrottle.findMany({ where: { key: { in: Object.values(attempt) } } });
    const rows = new Map(found.map((row) => [row.key, row]));
    const kinds: ThrottleScope[] = isKnown(rows.get(attempt.pair), now) ? ["pair"] : ["pair", "account", "address"];
    const failures = (kind: ThrottleScope) => {
      const row = rows.get(attempt[kind]);
      return row && row.updatedAt > before(now, RETENTION.failedAttempts) ? row.failures : 0;
    };
    for (const kind of kinds) {
      const row = rows.get(attempt[kind]);
      const wait = waitMs(kind, failures(kind));
      if (wait > 0 && row && row.updatedAt > before(now, wait)) return false;
    }
    for (const kind of kinds) await saveFailures(tx, attempt[kind], failures(kind) + 1, now);
    return true;
  });
}

/** Takes a successful attempt back and marks the account as known at this address. */
export function recordSuccess(attempt: ThrottleKeys, now = new Date()): Promise<void> {
  return write(async (tx) => {
    const pair = await tx.signInThrottle.findUnique({ where: { key: attempt.pair } });
    await tx.signInThrottle.updateMany({ where: { key: attempt.pair }, data: { failures: 0, succeededAt: now } });
    // For a known pair nothing was counted there: otherwise own sign-ins would compensate for guesses at others.
    if (isKnown(pair, now)) return;
    await tx.signInThrottle.updateMany({
      where: { key: { in: [attempt.account, attempt.address] }, failures: { gt: 0 } },
      data: { failures: { decrement: 1 } },
    });
  });
}

/** Deletes the attempts at one account. Those by address cannot be found by account: they expire. */
export async function deleteAccountAttempts(tx: Transaction, userId: number): Promise<void> {
  const keys = [throttleKeys(`user ${userId}`, ""), throttleKeys(`desk of user ${userId}`, `desk of user ${userId}`)];
  await tx.signInThrottle.deleteMany({ where: { key: { in: keys.flatMap(({ pair, account }) => [pair, account]) } } });
}

export async function deleteExpiredAttempts(tx: Transaction, now = new Date()): Promise<void> {
  await tx.signInThrottle.deleteMany({
    where: {
      updatedAt: { lt: before(now, RETENTION.failedAttempts) },
      OR: [{ succeededAt: null }, { succeededAt: { lt: before(now, RETENTION.knownAddress) } }],
    },
  });
}

function isKnown(pair: { succeededAt: Date | null } | null | undefined, now: Date): boolean {
  return (pair?.succeededAt ?? 0) > before(now, RETENTION.knownAddress);
}

async function saveFailures(tx: Transaction, key: string, failures: number, now: Date): Promise<void> {
  const counted = { failures, updatedAt: now };
  await tx.signInThrottle.upsert({ where: { key }, create: { key, ...counted }, update: counted });
}

function waitMs(kind: ThrottleScope, failures: number): number {
  const over = failures - FREE_ATTEMPTS[kind];
  return over < 0 ? 0 : Math.min(MAX_WAIT_MS, 5_000 * 2 ** over);
}

function before(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}
