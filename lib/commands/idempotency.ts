/** Idempotency keys: submitting a form twice has no further effect. */
import { createHmac } from "node:crypto";
import type { Actor } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import { RETENTION } from "../retention/periods";

/**
 * The HMAC of a request under the form's key. The key is not stored, so the digest of an input with a password reveals
 * nothing.
 */
export function idempotencyDigest(key: string, actor: Actor, command: string, input: unknown): string {
  const who = actor.kind === "user" ? actor.id : actor.kind;
  return createHmac("sha256", key)
    .update(JSON.stringify([who, command, input]))
    .digest("hex");
}

/** The stored result of this request, if it was accepted within the last 48 hours. */
export async function findIdempotencyKey(
  reader: Pick<Transaction, "idempotencyKey">,
  digest: string,
): Promise<{ result: unknown } | undefined> {
  const found = await reader.idempotencyKey.findUnique({ where: { digest } });
  return found && found.createdAt >= expiresBefore() ? { result: found.result } : undefined;
}

export async function saveIdempotencyKey(tx: Transaction, digest: string, result: unknown): Promise<void> {
  // An expired one may still exist.
  await tx.idempotencyKey.deleteMany({ where: { digest } });
  await tx.idempotencyKey.create({ data: { digest, result: (result ?? {}) as Prisma.InputJsonValue } });
}

export async function deleteExpiredIdempotencyKeys(tx: Transaction, now = new Date()): Promise<void> {
  await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: expiresBefore(now) } } });
}

function expiresBefore(now = new Date()): Date {
  return new Date(now.getTime() - RETENTION.idempotencyKey);
}
