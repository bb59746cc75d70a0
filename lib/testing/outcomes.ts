/** Callers for tests, and checks of a command's outcome. */
import { expect } from "vitest";
import type { Caller } from "../commands/execute";
import type { Failure, Outcome } from "../commands/outcome";

/** A test that acts as somebody. */
export function as(actor: Caller["actor"]): Caller {
  return { actor, via: "test" };
}

/** What came of a command that was carried out; says what the command said when it was not. */
export function expectDone<Result>(outcome: Outcome<Result, unknown, unknown>): Result {
  if (!outcome.ok) expect.fail(JSON.stringify(outcome));
  return outcome.result;
}

/** What a command said that it refused for its input, or for what is there. */
export function expectRefused(outcome: Outcome<unknown, unknown, unknown>) {
  return expectFailure(outcome, "refused");
}

/** What a command said of a row that somebody changed meanwhile. */
export function expectStale(outcome: Outcome<unknown, unknown, unknown>) {
  return expectFailure(outcome, "stale");
}

function expectFailure<Kind extends Failure["kind"]>(outcome: Outcome<unknown, unknown, unknown>, kind: Kind) {
  if (outcome.ok || outcome.kind !== kind) expect.fail(JSON.stringify(outcome));
  return outcome as Extract<Failure, { kind: Kind }>;
}
