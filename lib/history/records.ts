/** Finds records for the history's filter by title, current and deleted ones. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { hasIsbn } from "../entities/fields";
import { mainList } from "../entities/lists";
import { type Entity, type EntityName, entities } from "../entities/registry";
import type { RowId } from "../entities/rows";
import { getTitles } from "../entities/titles";
import type { Option, RelationField } from "../list/filter/filter";
import { startsWith } from "../list/filter/where";
import { prefixSearchSql } from "../list/prefix-search";
import { parseSearch, type SearchQuery } from "../search/query";
import { runSearch } from "../search/run-search";
import { toIsbn13 } from "../values/isbn";
import { fold } from "../values/text";

const sql = Prisma.sql;

/** A row as one number for a filter in the URL: its id, and its entity in the last four bits. */
const toFilterKey = ({ entity, id }: RowId): number => id * 16 + entities[entity].number;

function fromFilterKey(key: number, visible: EntityName[]): RowId | undefined {
  const entity = visible.find((one) => entities[one].number === key % 16);
  return entity && { entity, id: Math.floor(key / 16) };
}

/** Filters change sets by a row that they changed, which may no longer exist. */
export function recordField(visible: EntityName[]): RelationField {
  return {
    kind: "relation",
    label: "Record",
    id: sql`s."id"`,
    idsRelatedTo: (key) =>
      sql`SELECT DISTINCT c."changeSetId" AS id FROM "Change" c WHERE ${isAbout(fromFilterKey(key, visible))}`,
    isRelatedTo: (key) =>
      sql`EXISTS (SELECT 1 FROM "Change" c WHERE c."changeSetId" = s."id" AND ${isAbout(fromFilterKey(key, visible))})`,
    hasRelated: sql`1 = 1`,
    phrases: { is: "changed", isNot: "did not change", any: "changed something", none: "changed nothing" },
    names: async (keys) => {
      const rows = await describeRecords(keys.flatMap((key) => fromFilterKey(key, visible) ?? []));
      return new Map(rows.map(({ key, label }) => [key, label]));
    },
    searchOptions: (text) => findRecordOptions(text, visible),
  };
}

const isAbout = (row: RowId | undefined) =>
  row ? sql`c."entity" = ${row.entity} AND c."entityId" = ${row.id}` : sql`1 = 0`;

/** Labels such as "Emma (book)" and "Zoë (author, deleted)". */
async function describeRecords(rows: RowId[]) {
  const names = await getTitles(rows);
  return rows.flatMap((row) => {
    const { label: name, isThere } = names(row.entity, row.id);
    if (name === undefined) return [];
    const label = `${name} (${entities[row.entity].label.one}${isThere ? "" : ", deleted"})`;
    return { key: toFilterKey(row), label, isThere };
  });
}

export const MAX_RECORDS = 20;

/** At most 20 rows that match a text, existing ones first, with room left for deleted ones. */
export async function findRecordOptions(text: string, visible: EntityName[]): Promise<Option[]> {
  const search = parseSearch(text);
  if (search.length === 0) return [];
  const [there, gone] = await Promise.all([findExisting(text, search, visible), findDeleted(text, visible)]);
  return [...there.slice(0, MAX_RECORDS - Math.min(gone.length, MAX_RECORDS / 2)), ...gone].slice(0, MAX_RECORDS);
}

async function findExisting(text: string, search: SearchQuery, visible: EntityName[]): Promise<Option[]> {
  // A complete ISBN matches only its book.
  const isIsbn = toIsbn13(text) !== undefined;
  const parts = visible.flatMap((entity) => {
    if (isIsbn && !hasIsbn(entities[entity])) return [];
    const found = findLike(entities[entity], text, search);
    return found
      ? sql`SELECT * FROM (SELECT CAST(${entity} AS TEXT) AS entity, id, tier FROM (${found}) AS liked
          ORDER BY tier, id LIMIT ${MAX_RECORDS}) AS few`
      : [];
  });
  if (parts.length === 0) return [];
  const rows = await runSearch<RowId>(
    search,
    sql`SELECT entity, id FROM (${Prisma.join(parts, " UNION ALL ")}) AS found
    ORDER BY tier, id LIMIT ${MAX_RECORDS}`,
    isIsbn,
  );
  return (await describeRecords(rows)).map(toOption);
}

/** The rows of an entity that match a text; undefined if it has no search. */
function findLike(
  { name, title, prefixSearch: find }: Entity,
  text: string,
  search: SearchQuery,
): Prisma.Sql | undefined {
  const list = mainList(name)?.build(0);
  if (!list?.search || typeof title !== "string") return undefined;
  const { from, id } = list;
  return (
    find?.(text, search) ??
    prefixSearchSql({ from, id, names: [list.search.title], table: list.search.table }, text, search)
  );
}

/** Deleted rows whose name starts with the text and that were not restored. */
async function findDeleted(text: string, visible: EntityName[]): Promise<Option[]> {
  const rows = await db.$queryRaw<RowId[]>`
    SELECT DISTINCT c."entity" AS entity, c."entityId" AS id FROM "Change" c
    WHERE ${startsWith(sql`c."nameFold"`, fold(text))} AND ${isIn(sql`c."entity"`, visible)}
    ORDER BY 2 DESC LIMIT ${MAX_RECORDS}`;
  return (await describeRecords(rows)).filter(({ isThere }) => !isThere).map(toOption);
}

const toOption = ({ key, label }: { key: number; label: string }): Option => ({ value: String(key), label });
