/**
 * Erases personal data (GDPR, article 17: https://gdpr-info.eu/art-17-gdpr/): name, address and devices are replaced by
 * a pseudonym everywhere in the database, the history included, for good. Changes stay under the pseudonym. Free text
 * in notes, titles and searches is not searched.
 */

import { deleteAccountAttempts } from "../auth/throttle";
import { updateMany } from "../db/bulk-write";
import type { Transaction } from "../db/write-transaction";
import { registeredEntities } from "../entities/registered-entities";
import type { Recorder } from "../history/record";
import { search } from "../search/match";
import { fold } from "../values/text";
import { deleteAccess, userData } from "./changes";
import { type Person, type Pseudonym, pseudonymFor, pseudonymise } from "./person";
import { redactReferences } from "./redact-references";

/** Replaces the person everywhere and returns the pseudonym. Only the command `erasePerson` may call it. */
export async function erasePersonalData(tx: Transaction, record: Recorder, person: Person): Promise<Pseudonym> {
  const pseudonym = await pseudonymFor(tx, person.id);
  // The database allows rewriting the history of this person while the change set says so (trigger Change_edited).
  await record.details({ erasing: person.id });
  const changes = await rewriteHistory(tx, person.id, pseudonym);
  await eraseUserRow(tx, record, person, pseudonym);
  await redactReferences(tx, person, pseudonym);
  await search.purgeDeleted(tx, "User");
  await record.details({ erased: person.id, changes });
  return pseudonym;
}

/** Pseudonymises the history of the user's row, and the devices that older versions recorded. */
async function rewriteHistory(tx: Transaction, id: number, pseudonym: Pseudonym): Promise<number> {
  const own = await tx.change.findMany({ where: { entity: "user", entityId: id, action: { not: "create" } } });
  const sessions = await tx.$queryRaw<{ id: number }[]>`
    SELECT c."id" FROM "Change" c
    WHERE c."entity" = 'session' AND c."action" = 'delete' AND CAST(c."before" ->> 'userId' AS TEXT) = ${String(id)}`;
  const ended = await tx.change.findMany({ where: { id: { in: sessions.map((session) => session.id) } } });
  const gone = { active: false, erasedAt: new Date() };
  const rows = [
    ...own.map(({ id, action, before, after }) => ({
      id,
      before: action === "delete" ? { ...pseudonymise(before, pseudonym), ...gone } : pseudonymise(before, pseudonym),
      after: pseudonymise(after, pseudonym),
      nameFold: action === "delete" ? fold(pseudonym.username) : null,
    })),
    ...ended.map(({ id, before, after }) => ({
      id,
      before: { ...(before as object), device: "(erased)" },
      after,
      nameFold: null,
    })),
  ];
  await updateMany(tx, "Change", rows);
  return rows.length;
}

/** Pseudonymises the user's row; deletes their access and their own data. */
async function eraseUserRow(tx: Transaction, record: Recorder, person: Person, pseudonym: Pseudonym): Promise<void> {
  const { id, row } = person;
  const erasedAt = new Date();
  await deleteAccountAttempts(tx, id);
  if (!row) {
    const deletion = await tx.change.findFirst({
      where: { entity: "user", entityId: id, action: "delete" },
      orderBy: { id: "desc" },
    });
    await record.updated("user", { id, version: deletion?.version ?? 0, erasedAt: null }, { erasedAt });
    return;
  }
  for (const { hooks } of registeredEntities()) await hooks?.erasePerson?.(tx, record, id);
  await deleteAccess(tx, record, [id]);
  await tx.formDraft.deleteMany({ where: { userId: id } });
  const shut = { active: false, passwordHash: null, erasedAt };
  const data = userData(pseudonym);
  // Recorded as if they had always had the pseudonym: the change must not contain the old name.
  await record.updated("user", { ...row, ...data }, { ...data, ...shut });
  await tx.user.update({ where: { id }, data: { ...data, ...shut, version: row.version + 1 } });
}
