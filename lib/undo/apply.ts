/** Carries a plan out, and records what it does: in few statements, however many rows there are. */
import type { Recorder } from "../audit/record";
import { endLinks } from "../auth/links";
import { endSessions } from "../auth/sessions";
import type { Transaction } from "../db/gate";
import { deleteMany, insertMany, updateMany } from "../db/many";
import { deleteAccess } from "../users/changes";
import { authorsIn, columnsOf, kinds, type Row, type Undoable } from "./entities";
import type { Step } from "./plan";
import { inGroups } from "./schedule";

type Doing<Does extends Step["does"]> = Extract<Step, { does: Does }>;

function only<Does extends Step["does"]>(steps: Step[], does: Does): Doing<Does>[] {
  return steps.filter((step): step is Doing<Does> => step.does === does);
}

/** Does what was planned in the same transaction. */
export async function applySteps(tx: Transaction, record: Recorder, steps: Step[]): Promise<void> {
  for (const group of inGroups(steps)) {
    const entity = (group[0] as Step).entity;
    const [removals, rewritings, restorings] = [only(group, "remove"), only(group, "rewrite"), only(group, "restore")];
    if (removals.length > 0) await remove(tx, record, entity, removals);
    if (rewritings.length > 0) await rewrite(tx, record, entity, rewritings);
    if (restorings.length > 0) await restore(tx, record, entity, restorings);
  }
}

async function remove(tx: Transaction, record: Recorder, entity: Undoable, steps: Doing<"remove">[]): Promise<void> {
  const ids = steps.map(({ id }) => id);
  if (entity === "user") await deleteAccess(tx, record, ids);
  await record.deletedMany(
    entity,
    steps.map(({ row }) => row),
  );
  await deleteMany(tx, kinds[entity].table, ids);
}

async function rewrite(tx: Transaction, record: Recorder, entity: Undoable, steps: Doing<"rewrite">[]): Promise<void> {
  await record.updatedMany(entity, steps);
  const bySet = new Map<string, (Row & { id: number })[]>();
  for (const { id, values, after } of steps) {
    const row = { id, ...columnsOf(entity, values), version: after.version };
    const columns = Object.keys(row).join();
    bySet.set(columns, [...(bySet.get(columns) ?? []), row]);
  }
  for (const rows of bySet.values()) await updateMany(tx, kinds[entity].table, rows);
  await replaceAuthors(
    tx,
    steps.flatMap(({ values, after }) => ("authors" in values ? after : [])),
  );
  if (entity === "user") await shutOut(tx, record, steps);
}

/** As in their own command: who is deactivated is so at once. */
async function shutOut(tx: Transaction, record: Recorder, steps: Doing<"rewrite">[]): Promise<void> {
  const userId = { in: steps.flatMap(({ id, row, after }) => (row.active && !after.active ? id : [])) };
  await endSessions(tx, record, { userId });
  await endLinks(tx, record, userId);
}

async function restore(tx: Transaction, record: Recorder, entity: Undoable, steps: Doing<"restore">[]): Promise<void> {
  const rows = steps.map(({ after }) => after);
  await record.restoredMany(entity, rows);
  const { table, moments } = kinds[entity];
  const [made] = moments;
  await insertMany(
    tx,
    table,
    rows.map((row) => ({
      id: row.id,
      ...columnsOf(entity, made && !row[made] ? { ...row, [made]: new Date() } : row),
      version: row.version,
    })),
  );
  if (entity === "book") await replaceAuthors(tx, rows);
}

async function replaceAuthors(tx: Transaction, books: Row[]): Promise<void> {
  if (books.length === 0) return;
  await tx.bookAuthor.deleteMany({ where: { bookId: { in: books.map(({ id }) => id) } } });
  await insertMany(
    tx,
    "BookAuthor",
    books.flatMap((book) =>
      authorsIn(book).map(({ authorId, role }, position) => ({ bookId: book.id, position, authorId, role })),
    ),
  );
}
