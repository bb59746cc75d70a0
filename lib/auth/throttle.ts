/**
 * Slows down guessing, in the database, so that it holds across restarts and processes.
 *
 * Failures count against three things. The pair of account and address: guessing on from one place soon has to wait,
 * which locks nobody else out, neither the account's owner elsewhere nor a colleague behind the same address. And,
 * with more patience, against the account from anywhere and the address for anybody, which stops a guess spread over
 * many addresses or many accounts; but those two never stop a pair that has signed in before, so a stranger cannot
 * lock out the owner, and one shop's address is not punished together.
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

/** Names an attempt; the address is kept only as a hash. */
export function throttleKeys(account: string, address: string): ThrottleKeys {
  const digest = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return {
    pair: digest("pair", account, address),
    account: digest("account", account),
    address: digest("address", address),
  };
}

/** Counts an attempt before its password is looked at, so that many at once gain nothing. False: it has to wait. */
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

/** The attempt was right: its count is taken back, and this account is known at this address. */
export function recordSuccess(attempt: ThrottleKeys, now = new Date()): Promise<void> {
  return write(async (tx) => {
    const pair = await tx.signInThrottle.findUnique({ where: { key: attempt.pair } });
    await tx.signInThrottle.updateMany({ where: { key: attempt.pair }, data: { failures: 0, succeededAt: now } });
    // Of a pair that was known, nothing was counted there: else one's own sign-ins would pay for guesses at others.
    if (isKnown(pair, now)) return;
    await tx.signInThrottle.updateMany({
      where: { key: { in: [attempt.account, attempt.address] }, failures: { gt: 0 } },
      data: { failures: { decrement: 1 } },
    });
  });
}

/** Forgets the tries at one account. Those from one address are found by nobody: they go when they are past their time. */
export async function deleteAccountAttempts(tx: Transaction, userId: number): Promise<void> {
  const keys = [throttleKeys(`user ${userId}`, ""), throttleKeys(`desk of user ${userId}`, `desk of user ${userId}`)];
  await tx.signInThrottle.deleteMany({ where: { key: { in: keys.flatMap(({ pair, account }) => [pair, account]) } } });
}

/** Forgets what no longer counts. */
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
