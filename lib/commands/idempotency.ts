/** Twice is once: what was accepted is remembered for a while, so that the same form sent again is not carried out again. */
import { createHmac } from "node:crypto";
import type { Actor } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import { RETENTION } from "../retention/periods";

/**
 * Names one submission. The form's key is the HMAC's key and is kept nowhere, so that nothing can be learnt from the
 * digest of an input that held a password.
 */
export function idempotencyDigest(key: string, actor: Actor, command: string, input: unknown): string {
  const who = actor.kind === "user" ? actor.id : actor.kind;
  return createHmac("sha256", key)
    .update(JSON.stringify([who, command, input]))
    .digest("hex");
}

/** The result of this submission, if it was accepted within the last 48 hours. */
export async function findIdempotencyKey(
  reader: Pick<Transaction, "idempotencyKey">,
  digest: string,
): Promise<{ result: unknown } | undefined> {
  const found = await reader.idempotencyKey.findUnique({ where: { digest } });
  return found && found.createdAt >= expiresBefore() ? { result: found.result } : undefined;
}

export async function saveIdempotencyKey(tx: Transaction, digest: string, result: unknown): Promise<void> {
  // One that has expired may still be there.
  await tx.idempotencyKey.deleteMany({ where: { digest } });
  await tx.idempotencyKey.create({ data: { digest, result: (result ?? {}) as Prisma.InputJsonValue } });
}

/** Forgets what is older than it is worth. */
export async function deleteExpiredIdempotencyKeys(tx: Transaction, now = new Date()): Promise<void> {
  await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: expiresBefore(now) } } });
}

function expiresBefore(now = new Date()): Date {
  return new Date(now.getTime() - RETENTION.idempotencyKey);
}
