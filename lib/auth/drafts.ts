/**
 * Server-side form drafts: what a user had typed when their session expired, kept for a day so that it can be restored
 * after signing in.
 */
import { db } from "../db/client";
import { type Transaction, write } from "../db/write-transaction";
import { RETENTION } from "../retention/periods";
import { withoutSensitive } from "./sensitive-fields";
import { findExpiredSessionUser } from "./sessions";
import { newToken } from "./tokens";

const MAX_DRAFT_CHARS = 200_000;
const MAX_DRAFTS = 20;

export type FormValues = Record<string, string>;

export interface Draft {
  values: FormValues;
  savedAt: Date;
}

/**
 * Saves the draft of the form at `path` for the user whose session expired, without sensitive fields; at most 20 per
 * user. Returns whether it was saved.
 */
export async function saveDraft(token: string | undefined, path: string, values: FormValues): Promise<boolean> {
  const userId = token && (await findExpiredSessionUser(token));
  if (!userId || JSON.stringify(values).length > MAX_DRAFT_CHARS) return false;
  // PostgreSQL's JSON stores neither NUL nor lone surrogates.
  const kept = Object.entries(withoutSensitive(values)).map(([name, text]) => [
    toStorableText(name),
    toStorableText(text),
  ]);
  await write(async (tx) => {
    await tx.formDraft.deleteMany({ where: { userId, path } });
    const oldest = await tx.formDraft.findMany({
      where: { userId },
      orderBy: { createdAt: "desc" },
      skip: MAX_DRAFTS - 1,
      select: { id: true },
    });
    await tx.formDraft.deleteMany({ where: { id: { in: oldest.map(({ id }) => id) } } });
    await tx.formDraft.create({ data: { id: newToken().token, userId, path, values: Object.fromEntries(kept) } });
  });
  return true;
}

/** The draft of a user for the form at `path`. */
export async function findDraft(userId: number, path: string): Promise<Draft | undefined> {
  const draft = await db.formDraft.findFirst({
    where: { userId, path, createdAt: { gt: new Date(Date.now() - RETENTION.draft) } },
    orderBy: { createdAt: "desc" },
  });
  return draft ? { values: withoutSensitive(draft.values as FormValues), savedAt: draft.createdAt } : undefined;
}

/** Deletes a draft after the form was saved or the draft dismissed. */
export async function deleteDraft(userId: number, path: string): Promise<void> {
  await write((tx) => tx.formDraft.deleteMany({ where: { userId, path } }));
}

export async function deleteExpiredDrafts(tx: Transaction, now = new Date()): Promise<void> {
  await tx.formDraft.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - RETENTION.draft) } } });
}

function toStorableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
