import { type Actor, authorise, ForbiddenError } from "../auth/abilities";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import { isIn } from "../db/sql";
import type { TitleLookup } from "../entities/fields";
import type { EntityName } from "../entities/registry";
import { allEntities, entities } from "../entities/registry";
import { getTitles } from "../entities/titles";
import { orderByIds } from "../list/list";
import { loadListPage } from "../list/load-list-page";
import { perRow } from "../list/match-query";
import type { SearchParams } from "../list/params";
import { parseId } from "../values/form-fields";
import { getCreatedValues } from "./created-values";
import { getChangeReferences, getDifferences } from "./differences";
import { historyList } from "./list";
import { changesOfEach, getParts, type PageRange } from "./parts";
import { findRecordOptions } from "./records";
import { findVisibleChangeSet, isOneOf, visibleEntities } from "./visibility";

const sql = Prisma.sql;

/** Restricts changes to visible entities. Checked per row, since the index by entity has another order. */
const isVisible = (visible: EntityName[]) => isOneOf(visible, perRow.column(sql`c."entity"`));

/** One page of the change sets with a change that the actor may see. @throws ForbiddenError */
export async function listHistory(actor: Actor, params: SearchParams) {
  authorise(actor, "history");
  const visible = visibleEntities(actor);
  return loadListPage(historyList(visible), params, async (ids) =>
    orderByIds(ids, await loadChangeSetRows(ids, visible)),
  );
}

/**
 * At most 20 current or deleted records that match a text, each with the history filter for it. @throws ForbiddenError
 */
export async function searchRecords(actor: Actor, text: string): Promise<{ label: string; where: string }[]> {
  authorise(actor, "history");
  const found = await findRecordOptions(text, visibleEntities(actor));
  return found.map(({ label, value }) => ({ label, where: `record==${value}` }));
}

export type ChangeSetRow = Awaited<ReturnType<typeof loadChangeSetRows>>[number];

/** At most this many changes of a set are counted for a list. */
const MAX_COUNTED = 100;
/** The change shown in the list is chosen among the first of a set. */
const MAX_MAIN_CANDIDATES = 20;

async function loadChangeSetRows(ids: number[], visible: EntityName[]) {
  if (ids.length === 0) return [];
  const seen = sql`c."changeSetId" = s."id" AND ${isVisible(visible)}`;
  // Side effects (a session that ends with its user) and implicit rows (a new author of a book) rank lower.
  const sets = await db.$queryRaw<ChangeSetColumns[]>`
    SELECT s."id", s."command", s."via", s."createdAt", u."username" AS who,
      (SELECT count(*) FROM (SELECT 1 AS one FROM "Change" c WHERE ${seen} LIMIT ${MAX_COUNTED + 1}) AS counted) AS changes,
      (SELECT first.id FROM (SELECT c."id" AS id, c."entity" AS entity FROM "Change" c WHERE ${seen}
        ORDER BY c."id" LIMIT ${MAX_MAIN_CANDIDATES}) AS first
        ORDER BY ${rankOf(sql`first.entity`)}, first.id LIMIT 1) AS main
    FROM "ChangeSet" s LEFT JOIN "User" u ON u."id" = s."actorId" WHERE ${isIn(sql`s."id"`, ids)}`;
  const mains = sets.flatMap(({ main }) => main ?? []);
  const changes = await readChanges(isIn(sql`c."id"`, mains), { limit: ids.length });
  const bySet = new Map(changes.map((change) => [change.setId, change]));
  return sets.map(({ main: _, changes, createdAt, who, ...set }) => ({
    ...set,
    when: createdAt,
    who: who ?? undefined,
    change: bySet.get(set.id),
    ...cappedCount(MAX_COUNTED, Number(changes)),
  }));
}

/** Ranks how well a change describes its set: lower is better. */
function rankOf(entity: Prisma.Sql): Prisma.Sql {
  const ranks = allEntities.flatMap(({ name, history: { rank } }) => (rank ? sql`WHEN ${name} THEN ${rank}` : []));
  return sql`CASE ${entity} ${Prisma.join(ranks, " ")} ELSE 0 END`;
}

interface ChangeSetColumns {
  id: number;
  command: string;
  via: string;
  createdAt: Date;
  who: string | null;
  changes: bigint;
  main: number | null;
}

const cappedCount = (most: number, counted: number) => ({ changes: Math.min(counted, most), more: counted > most });

/** At most this many changes of a set are counted on its page. */
const MAX_COUNTED_IN_SET = 10_000;

/**
 * A change set with a page of its changes that the actor may see, in order; null when there is none. A set without
 * changes, such as an export, is visible to its actor and to admins.
 * @throws ForbiddenError
 */
export async function getChangeSet(actor: Actor, id: number, cursor?: string) {
  authorise(actor, "history");
  const set = await findVisibleChangeSet(db, actor, id);
  if (!set) return null;
  const seen = sql`c."changeSetId" = ${id} AND ${isVisible(visibleEntities(actor))}`;
  const [page, [counted]] = await Promise.all([
    loadChangePage(() => seen, { cursor }),
    db.$queryRaw<{ changes: bigint }[]>`SELECT count(*) AS changes FROM (
      SELECT 1 AS one FROM "Change" c WHERE ${seen} LIMIT ${MAX_COUNTED_IN_SET + 1}) AS counted`,
  ]);
  const changes = Number(counted?.changes ?? 0);
  const { command, via, createdAt, actor: user } = set;
  return { id, command, via, when: createdAt, who: user?.username, page, ...cappedCount(MAX_COUNTED_IN_SET, changes) };
}

/**
 * One page of the changes of a row and of its parts (a book's stock), newest first, also after it was deleted; null if
 * it never existed. @throws ForbiddenError
 */
export async function getRecordHistory(actor: Actor, entity: EntityName, id: number, cursor?: string) {
  authorise(actor, "history");
  if (!visibleEntities(actor).includes(entity)) throw new ForbiddenError(entities[entity].history.ability);
  const parts = await getParts(entity, id);
  const [page, names] = await Promise.all([
    loadChangePage((range) => changesOfEach({ entity, id, parts }, range), { cursor, newestFirst: true }),
    getTitles([{ entity, id }]),
  ]);
  const { label: name, isThere } = names(entity, id);
  return isThere || name !== undefined || page.changes.length > 0 ? { name, isThere, page } : null;
}

/** The latest changes that the actor may see. */
export async function listLatestChanges(actor: Actor, limit: number) {
  const visible = visibleEntities(actor);
  return visible.length > 0 ? readChanges(isVisible(visible), { newestFirst: true, limit }) : [];
}

const PAGE_SIZE = 50;

/** A page of changes: the first, the one after the change in the cursor ("123"), or the one before it ("-123"). */
async function loadChangePage(
  condition: (range: PageRange) => Prisma.Sql,
  { cursor = "", newestFirst = false }: { cursor?: string; newestFirst?: boolean },
) {
  const isBefore = cursor.startsWith("-");
  const id = parseId(isBefore ? cursor.slice(1) : cursor);
  const backwards = isBefore && id !== undefined;
  const descending = newestFirst !== backwards;
  const beyond = id === undefined ? sql`1 = 1` : descending ? sql`c."id" < ${id}` : sql`c."id" > ${id}`;
  const range = { beyond, order: descending ? sql`DESC` : sql`ASC`, limit: PAGE_SIZE + 1 };
  const read = { newestFirst: descending, limit: PAGE_SIZE + 1, withCreated: true };
  const found = await readChanges(sql`${condition(range)} AND ${beyond}`, read);
  const changes = found.slice(0, PAGE_SIZE);
  if (backwards) changes.reverse();
  const hasMore = found.length > PAGE_SIZE;
  const [first, last] = [changes[0], changes.at(-1)];
  return {
    changes,
    previous: first && (backwards ? hasMore : id !== undefined) ? `-${first.id}` : undefined,
    next: last && (backwards || hasMore) ? String(last.id) : undefined,
  };
}

export type ChangePage = Awaited<ReturnType<typeof loadChangePage>>;
export type ChangeView = ChangePage["changes"][number];

interface ChangeColumns {
  id: number;
  setId: number;
  entity: EntityName;
  entityId: number;
  action: ChangeAction;
  before: unknown;
  after: unknown;
  command: string;
  via: string;
  who: string | null;
  createdAt: Date;
}

/** Reads the changes `c` that match a condition, with what is needed to describe them. */
async function readChanges(
  condition: Prisma.Sql,
  { newestFirst = false, limit, withCreated = false }: { newestFirst?: boolean; limit: number; withCreated?: boolean },
) {
  const order = newestFirst ? sql`DESC` : sql`ASC`;
  const recorded = await db.$queryRaw<ChangeColumns[]>`
    SELECT c."id", s."id" AS "setId", c."entity", c."entityId", c."action", c."before", c."after",
      s."command", s."via", u."username" AS who, s."createdAt"
    FROM (SELECT * FROM "Change" c WHERE ${condition} ORDER BY c."id" ${order} LIMIT ${limit}) AS c
      JOIN "ChangeSet" s ON s."id" = c."changeSetId" LEFT JOIN "User" u ON u."id" = s."actorId"
    ORDER BY c."id" ${order}`;
  const created = withCreated
    ? await getCreatedValues(recorded.filter(({ action }) => action === "create"))
    : new Map();
  const rows = recorded.map((row) => ({ ...row, after: created.get(row.id) ?? row.after }));
  const names = await getTitles(
    rows.flatMap((row) => [{ entity: row.entity, id: row.entityId }, ...getChangeReferences(row)]),
  );
  const nameOf: TitleLookup = (entity, id) => names(entity, id).label;
  return rows.map(({ before, after, createdAt, who, ...change }) => {
    const { label: name, isThere } = names(change.entity, change.entityId);
    return {
      ...change,
      who: who ?? undefined,
      when: createdAt,
      /** The title of the row; undefined after it was deleted. */
      label: isThere ? name : undefined,
      /** The last title of a deleted row. */
      formerLabel: isThere ? undefined : name,
      differences: getDifferences({ ...change, before, after }, nameOf),
    };
  });
}
