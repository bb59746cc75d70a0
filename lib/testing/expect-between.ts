import { expect } from "vitest";

const MINUTE = 60_000;

/** That something happened between `began` and now, however long that is; the database's clock may differ a little. */
export function expectBetween(moment: Date | undefined, began: Date): void {
  expect(Number(moment)).toBeGreaterThan(began.getTime() - MINUTE);
  expect(Number(moment)).toBeLessThan(Date.now() + MINUTE);
}
