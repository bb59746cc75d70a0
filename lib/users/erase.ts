/**
 * Erasing a person: their name, address and devices are replaced by a pseudonym wherever the database has them, the
 * history included, and never come back (GDPR, article 17: https://gdpr-info.eu/art-17-gdpr/). What they did stays, and
 * is the pseudonym's. What others typed into notes, titles or searches is not looked through.
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

/** Replaces the person everywhere, and says by which pseudonym. The command that does so must be `erasePerson`. */
export async function erasePersonalData(tx: Transaction, record: Recorder, person: Person): Promise<Pseudonym> {
  const pseudonym = await pseudonymFor(tx, person.id);
  // The database lets the history of this one person be rewritten while the change set says so (the trigger Change_edited).
  await record.details({ erasing: person.id });
  const changes = await rewriteHistory(tx, person.id, pseudonym);
  await eraseUserRow(tx, record, person, pseudonym);
  await redactReferences(tx, person, pseudonym);
  await search.purgeDeleted(tx, "User");
  await record.details({ erased: person.id, changes });
  return pseudonym;
}

/** Replaces what the history has of the person: of their own row, and the devices that older versions kept with it. */
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

/** The person's row gets the pseudonym; what let them in, and what they had left lying, goes. */
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
  // As if they had been called so before: the change must not say what they were called.
  await record.updated("user", { ...row, ...data }, { ...data, ...shut });
  await tx.user.update({ where: { id }, data: { ...data, ...shut, version: row.version + 1 } });
}
