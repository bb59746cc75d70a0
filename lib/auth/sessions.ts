import { db } from "../db/client";
import type { Role } from "../db/generated/sqlite/enums";
import { type Transaction, write } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { RETENTION } from "../retention/periods";
import type { UserActor } from "./abilities";
import { hashToken } from "./tokens";

const MINUTE = 60_000;
const TOUCH_INTERVAL_MS = 5 * MINUTE;
/** A session ends when unused for this long. */
export const IDLE_TIMEOUT_MS = 12 * 60 * MINUTE;
/** The maximum lifetime of a session. */
export const SESSION_LIFETIME_MS = 14 * 24 * 60 * MINUTE;

/** Prisma filter for open sessions. */
export function openSessionFilter(now = new Date()) {
  return { endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gte: new Date(now.getTime() - IDLE_TIMEOUT_MS) } };
}

/** The user of an open session by its token; undefined if they are inactive. */
export async function getSessionActor(
  token: string,
  now = new Date(),
): Promise<(UserActor & { seenAt: Date }) | undefined> {
  const session = await findSession(token);
  if (!session?.active || session.endedAt || session.expiresAt <= now) return undefined;
  if (session.lastSeenAt.getTime() < now.getTime() - IDLE_TIMEOUT_MS) return undefined;
  const { id, userId, username, role, lastSeenAt } = session;
  return { kind: "user", id: userId, username, role, sessionId: id, seenAt: lastSeenAt };
}

/**
 * The user whose session with this token expired within the last day, for saving a draft. A session that was ended (by
 * signing out, a new password, an admin) may have been stolen: undefined.
 */
export async function findExpiredSessionUser(token: string, now = new Date()): Promise<number | undefined> {
  const session = await findSession(token);
  if (!session?.active || session.endedAt) return undefined;
  const ranOut = Math.min(session.lastSeenAt.getTime() + IDLE_TIMEOUT_MS, session.expiresAt.getTime());
  return ranOut <= now.getTime() && ranOut > now.getTime() - RETENTION.draft ? session.userId : undefined;
}

interface SessionRow {
  id: number;
  userId: number;
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  username: string;
  role: Role;
  active: boolean;
}

/** Called by every page: one query, where Prisma's `include` takes two. */
async function findSession(token: string): Promise<SessionRow | undefined> {
  const [found] = await db.$queryRaw<SessionRow[]>`
    SELECT s."id", s."userId", s."lastSeenAt", s."expiresAt", s."endedAt", u."username", u."role", u."active"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."tokenHash" = ${hashToken(token)}`;
  return found;
}

/** Updates a session's last use, at most every five minutes. */
export async function touchSession(sessionId: number, seenAt: Date, now = new Date()): Promise<void> {
  if (now.getTime() - seenAt.getTime() < TOUCH_INTERVAL_MS) return;
  await write((tx) => tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } }));
}

/**
 * Ends the open ones of these sessions, and returns their number. Includes idle ones: a request that started earlier
 * may be about to mark them as used.
 */
export async function endSessions(
  tx: Transaction,
  record: Recorder,
  which: { userId?: number | { in: number[] }; id?: number | { not: number | undefined } },
): Promise<number> {
  const open = await tx.session.findMany({ where: { ...which, endedAt: null } });
  const endedAt = new Date();
  await record.updatedMany(
    "session",
    open.map((session) => ({ row: { ...session, version: 1 }, values: { endedAt } })),
  );
  await tx.session.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { endedAt } });
  return open.length;
}

export async function deleteExpiredSessions(tx: Transaction, now = new Date()): Promise<void> {
  const long = (unused = 0) => ({ lt: new Date(now.getTime() - RETENTION.session - unused) });
  await tx.session.deleteMany({
    where: { OR: [{ expiresAt: long() }, { endedAt: long() }, { lastSeenAt: long(IDLE_TIMEOUT_MS) }] },
  });
}
