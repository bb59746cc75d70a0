import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { deleteExpiredAttempts, recordSuccess, registerAttempt, type ThrottleKeys, throttleKeys } from "./throttle";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const start = new Date("2026-11-21T10:00:00Z").getTime();
const at = (milliseconds: number) => new Date(start + milliseconds);
const account = () => `user ${randomUUID()}`;
const address = () => `address ${randomUUID()}`;
const FREE = 5;

/** Fails as often as it is let to at this moment, at most `limit` times; how often that was. */
async function guess(attempt: ThrottleKeys, now: Date, limit = 10): Promise<number> {
  let guesses = 0;
  while (guesses < limit && (await registerAttempt(attempt, now))) guesses++;
  return guesses;
}

describe("guessing at one account from one address", () => {
  test("has to wait after five failures, each time twice as long, up to a quarter of an hour", async () => {
    const attempt = throttleKeys(account(), address());
    expect(await guess(attempt, at(0))).toBe(FREE);
    let now = 0;
    for (const wait of [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]) {
      expect(await registerAttempt(attempt, at(now + (wait - 1) * SECOND))).toBe(false);
      now += wait * SECOND;
      expect(await registerAttempt(attempt, at(now))).toBe(true);
    }
  });

  test("locks out neither the account elsewhere nor a colleague behind the same address", async () => {
    const [ada, bob, here, there] = [account(), account(), address(), address()];
    await guess(throttleKeys(ada, here), at(0));
    expect(await registerAttempt(throttleKeys(ada, here), at(1))).toBe(false);
    expect(await registerAttempt(throttleKeys(ada, there), at(1))).toBe(true);
    expect(await registerAttempt(throttleKeys(bob, here), at(1))).toBe(true);
  });

  test("starts anew after a right password", async () => {
    const attempt = throttleKeys(account(), address());
    expect(await guess(attempt, at(0), FREE - 1)).toBe(FREE - 1);
    expect(await registerAttempt(attempt, at(0))).toBe(true);
    await recordSuccess(attempt, at(0));
    expect(await guess(attempt, at(1))).toBe(FREE);
  });

  test("is forgotten after an hour", async () => {
    const attempt = throttleKeys(account(), address());
    await guess(attempt, at(0));
    expect(await guess(attempt, at(61 * MINUTE))).toBe(FREE);
  });

  test("50 times at once is let through five times", async () => {
    const attempt = throttleKeys(account(), address());
    const let_ = await Promise.all(Array.from({ length: 50 }, () => registerAttempt(attempt, at(0))));
    expect(let_.filter(Boolean)).toHaveLength(FREE);
  });
});

describe("guessing at one account from many addresses", () => {
  test("has to wait in the end, but not who has signed in before from where they are", async () => {
    const ada = account();
    const home = throttleKeys(ada, address());
    expect(await registerAttempt(home, at(0))).toBe(true);
    await recordSuccess(home, at(0));
    let guesses = 0;
    while (guesses < 200 && (await registerAttempt(throttleKeys(ada, address()), at(1)))) guesses++;
    expect(guesses).toBe(60);
    expect(await registerAttempt(throttleKeys(ada, address()), at(2))).toBe(false);
    expect(await registerAttempt(home, at(2))).toBe(true);
  });
});

describe("guessing at many accounts from one address", () => {
  /** Guesses once at each of many accounts, after each one doing what else is to be done; how often it was let. */
  async function spray(here: string, between: () => Promise<unknown> = async () => {}): Promise<number> {
    let guesses = 0;
    while (guesses < 200 && (await registerAttempt(throttleKeys(account(), here), at(1)))) {
      guesses++;
      await between();
    }
    return guesses;
  }

  test("has to wait in the end, but not who has signed in before there", async () => {
    const here = address();
    const colleague = throttleKeys(account(), here);
    expect(await registerAttempt(colleague, at(0))).toBe(true);
    await recordSuccess(colleague, at(0));
    expect(await spray(here)).toBe(120);
    expect(await registerAttempt(colleague, at(2))).toBe(true);
    expect(await registerAttempt(throttleKeys(account(), address()), at(2))).toBe(true);
  });

  test("cannot be paid for by signing in oneself in between", async () => {
    const here = address();
    const own = throttleKeys(account(), here);
    const signIn = async () => {
      expect(await registerAttempt(own, at(1))).toBe(true);
      await recordSuccess(own, at(1));
    };
    await signIn();
    expect(await spray(here, signIn)).toBe(120);
  });
});

describe("a whole shop behind one address", () => {
  test("signs in at opening time, all at once", async () => {
    const here = address();
    const staff = Array.from({ length: 12 }, () => throttleKeys(account(), here));
    const let_ = await Promise.all(
      staff.map(async (attempt) => {
        const may = await registerAttempt(attempt, at(0));
        await recordSuccess(attempt, at(0));
        return may;
      }),
    );
    expect(let_).toEqual(Array(12).fill(true));
  });

  test("is not kept waiting by another server's clock, which is ahead", async () => {
    const here = address();
    expect(await registerAttempt(throttleKeys(account(), here), at(2 * SECOND))).toBe(true);
    expect(await registerAttempt(throttleKeys(account(), here), at(0))).toBe(true);
  });

  test("does not add up over the days", async () => {
    const here = address();
    for (let day = 0; day < 130; day++) {
      const attempt = throttleKeys("user 1", here);
      expect(await registerAttempt(attempt, at(day * MINUTE))).toBe(true);
      await recordSuccess(attempt, at(day * MINUTE));
    }
    expect(await registerAttempt(throttleKeys("user 2", here), at(131 * MINUTE))).toBe(true);
  });
});

test("neither names nor addresses are kept", async () => {
  await registerAttempt(throttleKeys("login grace", "192.0.2.77"));
  const kept = JSON.stringify(await db.signInThrottle.findMany());
  expect(kept).not.toMatch(/grace|192\.0\.2/);
});

test("what counts no more is forgotten, and what counts is not", async () => {
  const DAY = 24 * 60 * MINUTE;
  const now = 31 * DAY;
  const [formerly, known] = [throttleKeys(account(), address()), throttleKeys(account(), address())];
  for (const [attempt, when] of [
    [formerly, 0],
    [known, 20 * DAY],
  ] as const) {
    await registerAttempt(attempt, at(when));
    await recordSuccess(attempt, at(when));
  }
  const [long, lately] = [throttleKeys(account(), address()), throttleKeys(account(), address())];
  await registerAttempt(long, at(now - 61 * MINUTE));
  await registerAttempt(lately, at(now - 59 * MINUTE));
  await write((tx) => deleteExpiredAttempts(tx, at(now)));
  const left = async (attempt: ThrottleKeys) =>
    db.signInThrottle.count({ where: { key: { in: [attempt.pair, attempt.address] } } });
  expect(await Promise.all([formerly, known, long, lately].map(left))).toEqual([0, 1, 0, 2]);
});
