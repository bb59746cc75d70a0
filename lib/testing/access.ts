/** Actors for tests of access, and tables with one column per actor. */
import { type Actor, anonymous, ForbiddenError, type UserActor } from "../auth/abilities";
import { getSessionActor } from "../auth/sessions";
import { newToken } from "../auth/tokens";
import type { Outcome } from "../commands/outcome";
import type { Role } from "../db/generated/sqlite/enums";
import { write } from "../db/write-transaction";
import { insertActor, insertUser, toActor } from "./factories";

export const roles = ["bookseller", "manager", "admin"] as const satisfies Role[];
export const actorKinds = ["anonymous", "inactive", ...roles] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Parses a table row with one word per actor: the expected outcome. "-": not tested. */
export function parseRow(line: string): Record<ActorKind, string> {
  const each = line.trim().split(/\s+/);
  if (each.length !== actorKinds.length) throw new Error(`${line} has ${each.length} words`);
  return Object.fromEntries(actorKinds.map((who, at) => [who, each[at]])) as Record<ActorKind, string>;
}

/** All kinds of actors, as pages see them. */
export async function makeActors(): Promise<Record<ActorKind, Actor>> {
  return {
    anonymous,
    inactive: await actorOfToken(await createSession((await insertUser({ active: false })).id)),
    bookseller: await insertActor("bookseller"),
    manager: await insertActor("manager"),
    admin: await insertActor("admin"),
  };
}

/** A session, also of an inactive user. */
async function createSession(userId: number): Promise<string> {
  const { token, tokenHash } = newToken();
  const now = new Date();
  const data = { tokenHash, userId, device: "Test", lastSeenAt: now, expiresAt: new Date(now.getTime() + 60_000) };
  await write((tx) => tx.session.create({ data }));
  return token;
}

/** The actor of a session, as pages determine it. */
async function actorOfToken(token: string): Promise<Actor> {
  return (await getSessionActor(token)) ?? anonymous;
}

/** An actor of this role with data made while they were an admin. */
export async function formerAdmin<Made>(
  role: Role,
  make: (admin: UserActor) => Promise<Made>,
): Promise<{ actor: UserActor; made: Made }> {
  const user = await insertUser({ role: "admin" });
  const made = await make(toActor(user));
  await write((tx) => tx.user.update({ where: { id: user.id }, data: { role } }));
  return { actor: toActor({ ...user, role }), made };
}

/** The outcome of a command as a word: "done", "refused", "forbidden", "signed-out", "stale", "gone". */
export const outcomeWord = (outcome: Outcome<unknown, unknown, unknown>): string =>
  outcome.ok ? "done" : outcome.kind;

/** The answer of a query as a word: "in", "none" or "forbidden". */
export async function queryWord(ask: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await ask();
    return answer === null || answer === undefined ? "none" : "in";
  } catch (error) {
    if (error instanceof ForbiddenError) return "forbidden";
    throw error;
  }
}
