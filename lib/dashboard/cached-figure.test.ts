import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connections } from "../db/connections";
import { QueryTimeoutError } from "../db/query-worker";
import { timeLimits } from "../time-limits";
import { cachedFigure } from "./cached-figure";

const { figure } = timeLimits;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-21T14:05:00Z") });
  timeLimits.figure = 1_000;
});
afterEach(() => {
  // Other test files share the module.
  timeLimits.figure = figure;
  vi.useRealTimers();
  connections().cache.clear();
});

let counts = 0;
beforeEach(() => {
  counts = 0;
});

/** Counts how often it was counted, each time for so many milliseconds. */
function taking(milliseconds: number, end?: () => never) {
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    counts++;
    return end ? end() : counts;
  };
}

/** What a page gets that asks now, once it gets it. */
async function page(count: () => Promise<number>) {
  const figure = cachedFigure("books", count);
  figure.catch(() => {});
  await vi.advanceTimersByTimeAsync(1_000);
  return figure;
}

test("computes a fast figure for every page", async () => {
  expect(await page(taking(9))).toEqual({ value: 1 });
  expect(await page(taking(9))).toEqual({ value: 2 });
});

test("caches a slow figure, with its time", async () => {
  const asOf = new Date("2026-11-21T14:05:00Z");
  expect(await page(taking(200))).toEqual({ value: 1, asOf });
  await vi.advanceTimersByTimeAsync(8_900);
  expect(await page(taking(200))).toEqual({ value: 1, asOf });
  await vi.advanceTimersByTimeAsync(300);
  expect(await page(taking(200))).toMatchObject({ value: 2, asOf: expect.any(Date) });
});

test("for at most a minute", async () => {
  await page(taking(1_900));
  await vi.advanceTimersByTimeAsync(900);
  await vi.advanceTimersByTimeAsync(59_900);
  expect(await page(taking(9))).toMatchObject({ value: 1 });
  expect(await page(taking(9))).toEqual({ value: 2 });
});

test("a page waits for a second; the computation continues once for all pages", async () => {
  const pages = [cachedFigure("books", taking(1_900)), cachedFigure("books", taking(1_900))];
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await Promise.all(pages)).toEqual([{}, {}]);
  await vi.advanceTimersByTimeAsync(900);
  expect(await page(taking(1))).toMatchObject({ value: 1 });
  expect(counts).toBe(1);
});

test("returns the previous value, with its time, after the wait", async () => {
  await page(taking(900));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await page(taking(5_000))).toEqual({ value: 1, asOf: new Date("2026-11-21T14:05:00Z") });
});

test("does not retry a timed-out figure at once, and keeps the previous value", async () => {
  const stopped = () => {
    throw new QueryTimeoutError();
  };
  expect(await page(taking(900, stopped))).toEqual({ tooSlow: true });
  expect(await page(taking(1))).toEqual({ tooSlow: true });
  expect(counts).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await page(taking(900))).toMatchObject({ value: 2 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await page(taking(900, stopped))).toMatchObject({ value: 2 });
});

test("fails for the waiting page, and not for the next one", async () => {
  const failing = taking(9, () => {
    throw new Error("no such table");
  });
  await expect(page(failing)).rejects.toThrow("no such table");
  expect(await page(taking(9))).toEqual({ value: 2 });
});
