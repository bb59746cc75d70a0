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
import { keptFor } from "../retention/periods";

const MINUTE = 60_000;
const LONGEST_WAIT = 15 * MINUTE;
const FREE = { pair: 5, account: 60, address: 120 };

type Kind = keyof typeof FREE;

export interface Attempt {
  pair: string;
  account: string;
  address: string;
}

/** Names an attempt; the address is kept only as a hash. */
export function attemptOf(account: string, address: string): Attempt {
  const digest = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return {
    pair: digest("pair", account, address),
    account: digest("account", account),
    address: digest("address", address),
  };
}

/** Counts an attempt before its password is looked at, so that many at once gain nothing. False: it has to wait. */
export function mayAttempt(attempt: Attempt, now = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const found = await tx.signInThrottle.findMany({ where: { key: { in: Object.values(attempt) } } });
    const rows = new Map(found.map((row) => [row.key, row]));
    const kinds: Kind[] = isKnown(rows.get(attempt.pair), now) ? ["pair"] : ["pair", "account", "address"];
    const failures = (kind: Kind) => {
      const row = rows.get(attempt[kind]);
      return row && row.updatedAt > ago(now, keptFor.failedTries) ? row.failures : 0;
    };
    for (const kind of kinds) {
      const row = rows.get(attempt[kind]);
      const wait = waitAfter(kind, failures(kind));
      if (wait > 0 && row && row.updatedAt > ago(now, wait)) return false;
    }
    for (const kind of kinds) await count(tx, attempt[kind], failures(kind) + 1, now);
    return true;
  });
}

/** The attempt was right: its count is taken back, and this account is known at this address. */
export function attemptSucceeded(attempt: Attempt, now = new Date()): Promise<void> {
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
export async function forgetAccount(tx: Transaction, userId: number): Promise<void> {
  const keys = [attemptOf(`user ${userId}`, ""), attemptOf(`desk of user ${userId}`, `desk of user ${userId}`)];
  await tx.signInThrottle.deleteMany({ where: { key: { in: keys.flatMap(({ pair, account }) => [pair, account]) } } });
}

/** Forgets what no longer counts. */
export async function forgetAttempts(tx: Transaction, now = new Date()): Promise<void> {
  await tx.signInThrottle.deleteMany({
    where: {
      updatedAt: { lt: ago(now, keptFor.failedTries) },
      OR: [{ succeededAt: null }, { succeededAt: { lt: ago(now, keptFor.knownAddress) } }],
    },
  });
}

function isKnown(pair: { succeededAt: Date | null } | null | undefined, now: Date): boolean {
  return (pair?.succeededAt ?? 0) > ago(now, keptFor.knownAddress);
}

async function count(tx: Transaction, key: string, failures: number, now: Date): Promise<void> {
  const counted = { failures, updatedAt: now };
  await tx.signInThrottle.upsert({ where: { key }, create: { key, ...counted }, update: counted });
}

function waitAfter(kind: Kind, failures: number): number {
  const over = failures - FREE[kind];
  return over < 0 ? 0 : Math.min(LONGEST_WAIT, 5_000 * 2 ** over);
}

function ago(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}
