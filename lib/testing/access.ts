/** For the tests of who may do and see what: the people, and tables with a column for each of them. */
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

/** A line of a table, a word for each of `everybody`: what comes of it when they ask. "-": not asked. */
export function parseRow(line: string): Record<ActorKind, string> {
  const each = line.trim().split(/\s+/);
  if (each.length !== actorKinds.length) throw new Error(`${line} has ${each.length} words`);
  return Object.fromEntries(actorKinds.map((who, at) => [who, each[at]])) as Record<ActorKind, string>;
}

/** Everybody, as the pages know them. */
export async function makeActors(): Promise<Record<ActorKind, Actor>> {
  return {
    anonymous,
    inactive: await actorOfToken(await createSession((await insertUser({ active: false })).id)),
    bookseller: await insertActor("bookseller"),
    manager: await insertActor("manager"),
    admin: await insertActor("admin"),
  };
}

/** A session, which may have outlived its user's being active. */
async function createSession(userId: number): Promise<string> {
  const { token, tokenHash } = newToken();
  const now = new Date();
  const data = { tokenHash, userId, device: "Test", lastSeenAt: now, expiresAt: new Date(now.getTime() + 60_000) };
  await write((tx) => tx.session.create({ data }));
  return token;
}

/** As the pages ask who holds a session. */
async function actorOfToken(token: string): Promise<Actor> {
  return (await getSessionActor(token)) ?? anonymous;
}

/** Somebody of this role, and what they did and made before, when they might do anything. */
export async function formerAdmin<Made>(
  role: Role,
  make: (admin: UserActor) => Promise<Made>,
): Promise<{ actor: UserActor; made: Made }> {
  const user = await insertUser({ role: "admin" });
  const made = await make(toActor(user));
  await write((tx) => tx.user.update({ where: { id: user.id }, data: { role } }));
  return { actor: toActor({ ...user, role }), made };
}

/** What came of a command, in a word: "done", "refused", "forbidden", "signed-out", "stale", "gone". */
export const outcomeWord = (outcome: Outcome<unknown, unknown, unknown>): string =>
  outcome.ok ? "done" : outcome.kind;

/** What a query answers, in a word: "in", "none", or "forbidden" where it throws that. */
export async function queryWord(ask: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await ask();
    return answer === null || answer === undefined ? "none" : "in";
  } catch (error) {
    if (error instanceof ForbiddenError) return "forbidden";
    throw error;
  }
}
