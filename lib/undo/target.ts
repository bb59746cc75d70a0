/** The target of an undo: the changes of a set, or of one row in it. */

import { type Actor, authorise } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import { queryInWorker } from "../db/query-worker";
import { isIn } from "../db/sql";
import type { Transaction } from "../db/write-transaction";
import type { Reader } from "../entities/model";
import { type EntityName, undoableEntities } from "../entities/registry";
import { historyParts, type RowId } from "../entities/rows";
import { findVisibleChangeSet } from "../history/visibility";
import { INLINE_LIMIT } from "../jobs/job";
import { toJobView } from "../jobs/queries";
import { timeLimits } from "../time-limits";
import { type UndoableChange, undoAbility } from "./plan";

const sql = Prisma.sql;

export interface Target {
  set: number;
  /** Only this row, with its dependent rows: for a book its stock. */
  only?: RowId;
}

/** The number of changes of one kind. */
export interface ChangeCount {
  entity: EntityName;
  action: ChangeAction;
  count: number;
}

/** Counts the changes to undo by kind, in a query worker when there may be many. @throws QueryTimeoutError */
export async function countChanges(target: Target): Promise<ChangeCount[]> {
  const changes = sql`"Change" c WHERE ${targetCondition(target)}`;
  const some = await db.$queryRaw<unknown[]>`SELECT 1 AS one FROM ${changes} LIMIT ${INLINE_LIMIT + 1}`;
  const counted = sql`SELECT c."entity", c."action", count(*) AS count FROM ${changes} GROUP BY c."entity", c."action"`;
  const rows =
    some.length > INLINE_LIMIT
      ? await queryInWorker<ChangeCount>(counted, timeLimits.undo)
      : await db.$queryRaw<ChangeCount[]>(counted);
  return rows.map(({ count, ...kind }) => ({ ...kind, count: Number(count) }));
}

export const sumCounts = (counts: ChangeCount[]) => counts.reduce((total, { count }) => total + count, 0);

/** At most `limit` changes before this one, latest first. */
export function loadChanges(reader: Pick<Reader, "$queryRaw">, target: Target, before: number | null, limit: number) {
  const from = before === null ? sql`1 = 1` : sql`c."id" < ${before}`;
  return reader.$queryRaw<UndoableChange[]>`
    SELECT c."id", c."entity", c."entityId", c."action", c."before", c."after" FROM "Change" c
    WHERE ${targetCondition(target)} AND ${from} ORDER BY c."id" DESC LIMIT ${limit}`;
}

function targetCondition({ set, only }: Target): Prisma.Sql {
  const names = undoableEntities.map(({ name }) => name);
  const ofSet = sql`c."changeSetId" = ${set} AND ${isIn(sql`c."entity"`, names)}`;
  if (!only) return ofSet;
  const { entity, id } = only;
  const itself = sql`c."entity" = ${entity} AND c."entityId" = ${id}`;
  const parts = historyParts(entity).map(
    ({ part, field }) => sql`(c."entity" = ${part.name} AND CAST(c."before" ->> ${field} AS INTEGER) = ${id})`,
  );
  return sql`${ofSet} AND (${Prisma.join([sql`(${itself})`, ...parts], " OR ")})`;
}

/** @throws ForbiddenError unless the actor may do the opposite of each of these */
export function authoriseUndo(actor: Actor, kindsOfChange: Pick<ChangeCount, "entity" | "action">[]): void {
  for (const { entity, action } of kindsOfChange) authorise(actor, undoAbility(entity, action));
}

/** The reason why this set can never be undone; undefined if it may be. */
export function notUndoableReason(command: string, counts: ChangeCount[]): string | undefined {
  if (command === "erasePerson") return "Erasing personal data can’t be undone.";
  if (sumCounts(counts) > 0) return undefined;
  return "There is nothing to undo. Sign-ins, one-time links, passwords and exports can’t be undone.";
}

/** Loads the set to undo. @throws ForbiddenError, CommandError unless the actor may see it */
export async function loadSetToUndo(reader: Parameters<typeof findVisibleChangeSet>[0], actor: Actor, id: number) {
  const set = await findVisibleChangeSet(reader, actor, id);
  if (!set) throw new CommandError("This change doesn’t exist.");
  return set;
}

/** Called in the transaction that starts an undo. @throws CommandError where it cannot be undone */
export async function refuseNotUndoable(
  tx: Transaction,
  { id, command }: { id: number; command: string },
  counts: ChangeCount[],
): Promise<void> {
  const never = notUndoableReason(command, counts);
  if (never) throw new CommandError(never);
  const job = await tx.job.findUnique({ where: { changeSetId: id } });
  if (!job) return;
  const { phase } = toJobView(job);
  if (isActivePhase(phase)) throw new CommandError(STILL_RUNNING);
  // The worker that had it must not return and continue.
  if (phase === "interrupted") await tx.job.update({ where: { id: job.id }, data: { state: "stopped" } });
}

export const STILL_RUNNING = "This is still running. Stop it first.";
export const isActivePhase = (phase: string) => phase === "running" || phase === "waiting" || phase === "stopping";
