/** The history as a list of change sets. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { allEntities, type EntityName, entities } from "../entities/registry";
import type { Fields, Option } from "../list/filter/filter";
import type { List } from "../list/list";
import { fold } from "../values/text";
import { channelOptions, commandOptions } from "./labels";
import { recordField } from "./records";
import { canSeeAll, isOneOf } from "./visibility";

const sql = Prisma.sql;

/** The change sets with a change of a visible entity. */
export function historyList(visible: EntityName[]): List {
  return {
    name: "history",
    from: sql`"ChangeSet" s`,
    id: sql`s."id"`,
    fields: historyFields(visible),
    defaultSort: "-when",
    scope: canSeeAll(visible)
      ? undefined
      : { ids: idsOfSetsWith(visible), condition: hasChangeOf(visible), isLarge: true },
    indexedSorts: ["when"],
  };
}

const historyFields = (visible: EntityName[]): Fields => ({
  when: { kind: "date", label: "When", phrase: "on", column: sql`s."createdAt"`, sort: "descending" },
  who: {
    kind: "relation",
    label: "Who",
    id: sql`s."id"`,
    idsRelatedTo: (user) => sql`SELECT k."id" AS id FROM "ChangeSet" k WHERE k."actorId" = ${user}`,
    // A comparison with NULL is neither true nor false.
    isRelatedTo: (user) => sql`coalesce(s."actorId", 0) = ${user}`,
    hasRelated: sql`s."actorId" IS NOT NULL`,
    phrases: { is: "is by", isNot: "is not by", any: "is by a user", none: "is by no user" },
    names: loadUsernames,
    searchOptions: searchActors,
  },
  what: { kind: "choice", label: "What", column: sql`s."command"`, options: commandOptions },
  about: {
    kind: "relation",
    label: "About",
    id: sql`s."id"`,
    idsRelatedTo: (number) => idsOfSetsWith(entitiesWith(number, visible)),
    isRelatedTo: (number) => hasChangeOf(entitiesWith(number, visible)),
    hasRelated: sql`1 = 1`,
    phrases: { is: "is about", isNot: "is not about", any: "is about something", none: "is about nothing" },
    names: async () => new Map(allEntities.map(({ number, label }) => [number, label.many])),
    fetchOptions: async () =>
      visible.map((entity) => ({ value: String(entities[entity].number), label: entities[entity].label.many })),
  },
  record: recordField(visible),
  via: { kind: "choice", label: "Source", phrase: "via", column: sql`s."via"`, options: channelOptions },
});

const entitiesWith = (number: number, visible: EntityName[]) =>
  visible.filter((entity) => entities[entity].number === number);

const hasChangeOf = (wanted: EntityName[]) =>
  wanted.length === 0
    ? sql`1 = 0`
    : sql`EXISTS (SELECT 1 FROM "Change" c WHERE c."changeSetId" = s."id" AND ${isOneOf(wanted, sql`c."entity"`)})`;

/**
 * The ids of change sets that contain one of these entities, newest first: one lookup in the index of (entity,
 * changeSetId) per set, however many changes it has (https://wiki.postgresql.org/wiki/Loose_indexscan).
 */
function idsOfSetsWith(wanted: EntityName[]): Prisma.Sql {
  if (wanted.length === 0) return sql`SELECT k."id" AS id FROM "ChangeSet" k WHERE 1 = 0`;
  return sql`WITH RECURSIVE found(id) AS (
    SELECT ${newestSetId(wanted, sql`1 = 1`)}
    UNION ALL SELECT ${newestSetId(wanted, sql`c."changeSetId" < found.id`)} FROM found WHERE found.id IS NOT NULL
  ) SELECT found.id AS id FROM found WHERE found.id IS NOT NULL`;
}

function newestSetId(wanted: EntityName[], condition: Prisma.Sql): Prisma.Sql {
  const each = wanted.map(
    (entity) => sql`SELECT max(c."changeSetId") AS id FROM "Change" c WHERE c."entity" = ${entity} AND ${condition}`,
  );
  return sql`(SELECT max(best.id) FROM (${Prisma.join(each, " UNION ALL ")}) AS best)`;
}

/** Only of users who have changed something: a manager may not see other users. */
async function loadUsernames(ids: number[]): Promise<Map<number, string>> {
  const where = { id: { in: ids }, changeSets: { some: {} } };
  const users = await db.user.findMany({ where, select: { id: true, username: true } });
  return new Map(users.map(({ id, username }) => [id, username]));
}

/** Users who have changed something: the history names them anyway. */
async function searchActors(text: string): Promise<Option[]> {
  const usernameFold = fold(text);
  const users = await db.user.findMany({
    where: { usernameFold: { startsWith: usernameFold }, changeSets: { some: {} } },
    orderBy: { usernameFold: "asc" },
    select: { id: true, username: true, usernameFold: true },
    take: 20,
  });
  const exact = users.filter((user) => user.usernameFold === usernameFold);
  return (exact.length === 1 ? exact : users).map(({ id, username }) => ({ value: String(id), label: username }));
}
