/** People for the tests to act as, and what is expected of a command's outcome. */
import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { system, type UserActor } from "../auth/abilities";
import { type Caller, execute } from "../commands/execute";
import type { Failure, Outcome } from "../commands/outcome";
import { db } from "../db/client";
import type { Role } from "../db/generated/sqlite/enums";
import { createUser, updateUser } from "../users/commands";

/** A new user with this role. */
export async function makeActor(role: Role): Promise<UserActor> {
  const username = unique(role);
  const { id } = expectDone(await execute(createUser, { username, email: `${username}@example.com` }, as(system)));
  const { email, version } = await db.user.findUniqueOrThrow({ where: { id } });
  if (role !== "bookseller") {
    expectDone(await execute(updateUser, { id, version, username, email, role }, as(system)));
  }
  return { kind: "user", id, username, role };
}

/** A test that acts as somebody. */
export function as(actor: Caller["actor"]): Caller {
  return { actor, via: "test" };
}

/** A name that no other row has: one word more, of letters alone. */
export function unique(name: string): string {
  const letters = [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  return `${name}-${letters.join("")}`;
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
