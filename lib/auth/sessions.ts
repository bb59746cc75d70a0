import type { Recorder } from "../audit/record";
import { db } from "../db/client";
import { type Transaction, write } from "../db/gate";
import type { UserActor } from "./abilities";
import { hashToken } from "./tokens";

const MINUTE = 60_000;
const SEEN_EVERY = 5 * MINUTE;
/** A session ends when it has not been used for so long, in milliseconds. */
export const IDLE = 12 * 60 * MINUTE;
/** And in any case after so long, in milliseconds. */
export const LIFETIME = 14 * 24 * 60 * MINUTE;
const KEPT_FOR = 30 * 24 * 60 * MINUTE;
const REMEMBERED_FOR = 24 * 60 * MINUTE;

/** Which sessions are open at this moment. */
export function openSession(now = new Date()) {
  return { endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gte: new Date(now.getTime() - IDLE) } };
}

/** Who holds this token, while their session lives and they are active. */
export async function actorOf(token: string, now = new Date()): Promise<(UserActor & { seenAt: Date }) | undefined> {
  const session = await find(token);
  if (!session?.user.active || session.endedAt || session.expiresAt <= now) return undefined;
  if (session.lastSeenAt.getTime() < now.getTime() - IDLE) return undefined;
  const { id, username, role } = session.user;
  return { kind: "user", id, username, role, sessionId: session.id, seenAt: session.lastSeenAt };
}

/** Whose this token was, when its session has ended within the last day: for keeping what they had typed. */
export async function formerUserOf(token: string, now = new Date()): Promise<number | undefined> {
  const session = await find(token);
  if (!session?.user.active) return undefined;
  const { endedAt, lastSeenAt, expiresAt } = session;
  const ended = Math.min(endedAt?.getTime() ?? Infinity, lastSeenAt.getTime() + IDLE, expiresAt.getTime());
  return ended > now.getTime() - REMEMBERED_FOR ? session.userId : undefined;
}

function find(token: string) {
  return db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: { select: { id: true, username: true, role: true, active: true } } },
  });
}

/** Notes that a session is in use, at most every five minutes. */
export async function touchSession(sessionId: number, seenAt: Date, now = new Date()): Promise<void> {
  if (now.getTime() - seenAt.getTime() < SEEN_EVERY) return;
  await write((tx) => tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } }));
}

/**
 * Ends these sessions, as far as they have not been ended, and says how many that were. Idle ones are among them: a
 * request that began while they were open may be about to note them as used.
 */
export async function endSessions(
  tx: Transaction,
  record: Recorder,
  which: { userId?: number; id?: number | { not: number | undefined } },
): Promise<number> {
  const open = await tx.session.findMany({ where: { ...which, endedAt: null } });
  const endedAt = new Date();
  for (const session of open) await record.updated("session", { ...session, version: 1 }, { endedAt });
  await tx.session.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { endedAt } });
  return open.length;
}

/** Forgets the sessions that ended long ago. */
export async function forgetSessions(tx: Transaction): Promise<void> {
  await tx.session.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - KEPT_FOR) } } });
}
