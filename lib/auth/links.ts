import { db } from "../db/client";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { RETENTION } from "../retention/periods";
import { hashToken } from "./tokens";

/** Lifetime of a one-time link, in milliseconds. */
export const LINK_LIFETIME_MS = 72 * 60 * 60 * 1000;

/** Stores a one-time link by the hash of its token, and revokes earlier links of the user. */
export async function createLink(tx: Transaction, record: Recorder, userId: number, tokenHash: string): Promise<void> {
  await revokeLinks(tx, record, userId);
  const link = await tx.oneTimeLink.create({
    data: { userId, tokenHash, expiresAt: new Date(Date.now() + LINK_LIFETIME_MS) },
  });
  await record.created("oneTimeLink", link.id);
}

/** Revokes the unused links of users. */
export async function revokeLinks(tx: Transaction, record: Recorder, userId: number | { in: number[] }): Promise<void> {
  const links = await tx.oneTimeLink.findMany({ where: { userId, usedAt: null } });
  await record.deletedMany("oneTimeLink", links);
  await tx.oneTimeLink.deleteMany({ where: { id: { in: links.map(({ id }) => id) } } });
}

export async function deleteExpiredLinks(tx: Transaction, now = new Date()): Promise<void> {
  const long = { lt: new Date(now.getTime() - RETENTION.link) };
  await tx.oneTimeLink.deleteMany({ where: { OR: [{ usedAt: long }, { expiresAt: long }] } });
}

/** The link with this token, if it is usable and its user is active. */
export function findUsableLink(reader: Pick<Transaction, "oneTimeLink">, token: string) {
  return reader.oneTimeLink.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() }, user: { active: true } },
    include: { user: true },
  });
}

/** The username for a link's page; undefined if the link cannot be used. */
export async function getLinkUsername(token: string): Promise<string | undefined> {
  return (await findUsableLink(db, token))?.user.username;
}
