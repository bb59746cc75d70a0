/** Redacts a user's name and address outside their own row and its history. */

import { Prisma } from "../db/generated/sqlite/client";
import { anyOf } from "../db/sql";
import type { Transaction } from "../db/write-transaction";
import { escapeLike } from "../list/filter/where";
import { type Person, type Pseudonym, redactPerson } from "./person";

/**
 * Replaces the person in idempotency results, imports, jobs and change set details. Unsent drafts about them are
 * deleted.
 */
export async function redactReferences(tx: Transaction, person: Person, to: Pseudonym): Promise<void> {
  const mentioning = mentionCondition(person);
  /** The redacted row; undefined if it does not mention them, since the SQL condition matches more. */
  const replaced = <Row extends object>(row: Row): Row | undefined => {
    const without = redactPerson(row, person, to);
    return JSON.stringify(without) === JSON.stringify(row) ? undefined : without;
  };

  const drafts = await tx.$queryRaw<{ id: string }[]>`
    SELECT d."id" FROM "FormDraft" d
    WHERE d."path" LIKE ${`/desk/users/${person.id}/%`} OR ${mentioning(Prisma.sql`d."values"`)}`;
  for (const { id, path, values } of await tx.formDraft.findMany({ where: idIn(drafts) })) {
    const isAbout = path.startsWith(`/desk/users/${person.id}/`) || replaced({ values });
    if (isAbout) await tx.formDraft.delete({ where: { id } });
  }

  const submissions = await tx.$queryRaw<{ id: string }[]>`
    SELECT s."digest" AS id FROM "IdempotencyKey" s WHERE ${mentioning(Prisma.sql`s."result"`)}`;
  const digests = submissions.map(({ id }) => id);
  for (const { digest, result } of await tx.idempotencyKey.findMany({ where: { digest: { in: digests } } })) {
    const data = replaced({ result });
    if (data) await tx.idempotencyKey.update({ where: { digest }, data: toPrismaData(data) });
  }

  const jobs = await tx.$queryRaw<{ id: number }[]>`
    SELECT j."id" FROM "Job" j WHERE ${mentioning(
      ...[Prisma.sql`j."input"`, Prisma.sql`j."progress"`, Prisma.sql`j."counts"`, Prisma.sql`j."message"`],
    )}`;
  for (const { id, input, progress, counts, message } of await tx.job.findMany({ where: idIn(jobs) })) {
    const data = replaced({ input, progress, counts, message });
    if (data) await tx.job.update({ where: { id }, data: toPrismaData(data) });
  }

  const imports = await tx.$queryRaw<{ id: number }[]>`
    SELECT i."id" FROM "Import" i WHERE ${mentioning(Prisma.sql`i."fileName"`, Prisma.sql`i."settings"`)}`;
  for (const { id, fileName, settings } of await tx.import.findMany({ where: idIn(imports) })) {
    const data = replaced({ fileName, settings });
    if (data) await tx.import.update({ where: { id }, data: toPrismaData(data) });
  }

  const sets = await tx.$queryRaw<{ id: number }[]>`
    SELECT s."id" FROM "ChangeSet" s WHERE s."details" IS NOT NULL AND ${mentioning(Prisma.sql`s."details"`)}`;
  for (const { id, details } of await tx.changeSet.findMany({ where: idIn(sets) })) {
    const data = replaced({ details });
    if (data) await tx.changeSet.update({ where: { id }, data: toPrismaData(data) });
  }
}

const idIn = <Id>(rows: { id: Id }[]) => ({ id: { in: rows.map(({ id }) => id) } });

/** For Prisma: NULL columns of JSON are left out. */
function toPrismaData<Row extends object>(row: Row) {
  const entries = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as { [Name in keyof Row]: NonNullable<Row[Name]> & Prisma.InputJsonValue };
}

/** SQL condition that one of some columns may mention the person. */
function mentionCondition({ usernames, emails }: Person) {
  const texts = [...usernames, ...emails].flatMap((text) => [text, text.toLowerCase()]);
  // Escaped as in JSON.
  const patterns = [...new Set(texts)].map((text) => `%${escapeLike(JSON.stringify(text).slice(1, -1))}%`);
  return (...columns: Prisma.Sql[]) => {
    const each = columns.flatMap((column) =>
      patterns.map((pattern) => Prisma.sql`lower(CAST(${column} AS TEXT)) LIKE ${pattern} ESCAPE '!'`),
    );
    return anyOf(each);
  };
}
