import { expect } from "vitest";

const MINUTE = 60_000;

/** Expects a time between `began` and now, with a minute's tolerance for the database's clock. */
export function expectBetween(moment: Date | undefined, began: Date): void {
  expect(Number(moment)).toBeGreaterThan(began.getTime() - MINUTE);
  expect(Number(moment)).toBeLessThan(Date.now() + MINUTE);
}
