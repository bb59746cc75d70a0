/** Callers for tests, and checks of a command's outcome. */
import { expect } from "vitest";
import type { Caller } from "../commands/execute";
import type { Failure, Outcome } from "../commands/outcome";

/** A caller for tests with this actor. */
export function as(actor: Caller["actor"]): Caller {
  return { actor, via: "test" };
}

/** The result of a successful command; fails with its message otherwise. */
export function expectDone<Result>(outcome: Outcome<Result, unknown, unknown>): Result {
  if (!outcome.ok) expect.fail(JSON.stringify(outcome));
  return outcome.result;
}

/** The outcome of a refused command. */
export function expectRefused(outcome: Outcome<unknown, unknown, unknown>) {
  return expectFailure(outcome, "refused");
}

/** The outcome of a command on a stale version. */
export function expectStale(outcome: Outcome<unknown, unknown, unknown>) {
  return expectFailure(outcome, "stale");
}

function expectFailure<Kind extends Failure["kind"]>(outcome: Outcome<unknown, unknown, unknown>, kind: Kind) {
  if (outcome.ok || outcome.kind !== kind) expect.fail(JSON.stringify(outcome));
  return outcome as Extract<Failure, { kind: Kind }>;
}
