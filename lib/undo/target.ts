/** What is undone: the changes of a set, or of one row in it. */

import { type Actor, authorise } from "../auth/abilities";
import { Refusal } from "../commands/outcome";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import { aside } from "../db/query-worker";
import { isIn } from "../db/sql";
import type { Transaction } from "../db/write-transaction";
import type { Reader } from "../entities/model";
import { type EntityName, undoableEntities } from "../entities/registry";
import { historyParts, type RowId } from "../entities/rows";
import { findVisibleSet } from "../history/visibility";
import { AT_ONCE } from "../jobs/job";
import { jobView } from "../jobs/queries";
import { timeLimits } from "../time-limits";
import { type Recorded, undoAbility } from "./plan";

const sql = Prisma.sql;

export interface Target {
  set: number;
  /** This row alone, and of a book its places in the stores. */
  only?: RowId;
}

/** So many changes of this kind there are. */
export interface Measure {
  entity: EntityName;
  action: ChangeAction;
  count: number;
}

/** What there is to undo, by its kind: counted off the event loop where it may be much. @throws TooSlow */
export async function measure(target: Target): Promise<Measure[]> {
  const changes = sql`"Change" c WHERE ${isOf(target)}`;
  const some = await db.$queryRaw<unknown[]>`SELECT 1 AS one FROM ${changes} LIMIT ${AT_ONCE + 1}`;
  const counted = sql`SELECT c."entity", c."action", count(*) AS count FROM ${changes} GROUP BY c."entity", c."action"`;
  const rows =
    some.length > AT_ONCE ? await aside<Measure>(counted, timeLimits.undo) : await db.$queryRaw<Measure[]>(counted);
  return rows.map(({ count, ...kind }) => ({ ...kind, count: Number(count) }));
}

export const totalOf = (measured: Measure[]) => measured.reduce((total, { count }) => total + count, 0);

/** At most so many of the changes, the latest first, from before this one on. */
export function changesOf(reader: Pick<Reader, "$queryRaw">, target: Target, before: number | null, limit: number) {
  const from = before === null ? sql`1 = 1` : sql`c."id" < ${before}`;
  return reader.$queryRaw<Recorded[]>`
    SELECT c."id", c."entity", c."entityId", c."action", c."before", c."after" FROM "Change" c
    WHERE ${isOf(target)} AND ${from} ORDER BY c."id" DESC LIMIT ${limit}`;
}

function isOf({ set, only }: Target): Prisma.Sql {
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

/** @throws Forbidden unless the actor may do the opposite of each of these */
export function authoriseUndo(actor: Actor, kindsOfChange: Pick<Measure, "entity" | "action">[]): void {
  for (const { entity, action } of kindsOfChange) authorise(actor, undoAbility(entity, action));
}

/** Why nothing of this set can be undone, in a sentence; undefined where something may be. */
export function neverUndone(command: string, measured: Measure[]): string | undefined {
  if (command === "erasePerson") return "Erasing a person is for good: what they were called is kept nowhere.";
  if (totalOf(measured) > 0) return undefined;
  return "There is nothing in it to undo. Signing in and out, one-time links, passwords and exports stay as they are.";
}

/** The set that is to be undone. @throws Forbidden, Refusal unless the actor may see it */
export async function setToUndo(reader: Parameters<typeof findVisibleSet>[0], actor: Actor, id: number) {
  const set = await findVisibleSet(reader, actor, id);
  if (!set) throw new Refusal("There is no such change.");
  return set;
}

/** In the transaction that begins to undo a set. @throws Refusal where it cannot be undone */
export async function refuseImpossible(
  tx: Transaction,
  { id, command }: { id: number; command: string },
  measured: Measure[],
): Promise<void> {
  const never = neverUndone(command, measured);
  if (never) throw new Refusal(never);
  const job = await tx.job.findUnique({ where: { changeSetId: id } });
  if (!job) return;
  const { phase } = jobView(job);
  if (isGoingOn(phase)) throw new Refusal(GOING_ON);
  // Whoever had it and is not there any more must not come back and go on.
  if (phase === "interrupted") await tx.job.update({ where: { id: job.id }, data: { state: "stopped" } });
}

export const GOING_ON = "This is still going on. Stop it first.";
export const isGoingOn = (phase: string) => phase === "running" || phase === "waiting" || phase === "stopping";
