/**
 * Reconstructs the values that rows were created with. The history does not store them: they are derived from later
 * changes and the current row.
 */

import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import { isIn } from "../db/sql";
import type { FieldValues } from "../entities/model";
import { type EntityName, entities, isUndoable } from "../entities/registry";
import { initialValues } from "../entities/rows";
import { recordedFields } from "./record";

interface Creation {
  /** The id of the change. */
  id: number;
  entity: EntityName;
  entityId: number;
}

interface LaterChange {
  id: number;
  entityId: number;
  action: ChangeAction;
  before: unknown;
}

/** At most this many later changes are read for a page; beyond it the values are omitted. */
const MAX_LATER_CHANGES = 2_000;

/** The initial values by change id, in a few queries per entity. */
export async function getCreatedValues(creations: Creation[]): Promise<Map<number, FieldValues>> {
  const values = new Map<number, FieldValues>();
  for (const entity of new Set(creations.map((creation) => creation.entity))) {
    if (!isUndoable(entity)) continue;
    const ofEntity = creations.filter((creation) => creation.entity === entity);
    for (const [id, fields] of await valuesOfEntity(entity, ofEntity)) values.set(id, fields);
  }
  return values;
}

async function valuesOfEntity(entity: EntityName, creations: Creation[]): Promise<[number, FieldValues][]> {
  const later = await changesAfter(entity, creations);
  const lives = creations.map((creation) => ({ creation, ...fieldsOverTime(creation, later) }));
  const alive = lives.filter(({ last }) => last === undefined).map(({ creation }) => creation.entityId);
  const isKnown = later.length <= MAX_LATER_CHANGES;
  const rows = isKnown && alive.length > 0 ? await entities[entity].load(db, [...new Set(alive)]) : [];
  const today = new Map(rows.map((row) => [row.id, row]));
  return lives.flatMap(({ creation, first, last }): [number, FieldValues][] => {
    const end = last ?? today.get(creation.entityId);
    return end ? [[creation.id, shownFields(entity, { ...end, ...first })]] : [];
  });
}

/** The later changes of these rows, in order. */
function changesAfter(entity: EntityName, creations: Creation[]): Promise<LaterChange[]> {
  const ids = [...new Set(creations.map(({ entityId }) => entityId))];
  const first = Math.min(...creations.map(({ id }) => id));
  return db.$queryRaw<LaterChange[]>`
    SELECT c."id", c."entityId", c."action", c."before"
    FROM (SELECT c."id" FROM "Change" c WHERE c."entity" = ${entity} AND ${isIn(Prisma.sql`c."entityId"`, ids)} AND c."id" > ${first}
      ORDER BY c."id" LIMIT ${MAX_LATER_CHANGES + 1}) AS few JOIN "Change" c ON c."id" = few."id" ORDER BY c."id"`;
}

/** Each field before its first change, and the row as it was when it was deleted, if it was. */
function fieldsOverTime({ id, entityId }: Creation, later: LaterChange[]): { first: FieldValues; last?: FieldValues } {
  let first: FieldValues = {};
  for (const change of later) {
    if (change.entityId !== entityId || change.id < id) continue;
    if (change.action === "delete") return { first, last: recordedFields(change.before) };
    first = { ...recordedFields(change.before), ...first };
  }
  return { first };
}

function shownFields(entity: EntityName, row: FieldValues): FieldValues {
  // The time is shown beside the change, and fields that are not recorded are unknown.
  const isShown = (name: string) => entities[entity].fields[name]?.type !== "moment";
  const names = [...Object.keys(initialValues(entity)), ...Object.keys(entities[entity].relations ?? {})];
  return Object.fromEntries(names.filter(isShown).map((name) => [name, row[name] ?? null]));
}
