/** The rows that the history is asked about by their names: those that are there, and those that were deleted. */
import { type Entity, entities } from "../audit/entities";
import { authorsLike } from "../authors/names";
import { booksLike } from "../books/names";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import type { Choice, RelationField } from "../list/filter";
import { rowsLike } from "../list/like";
import { begins } from "../list/where";
import { askSearch } from "../search/ask";
import { readSearch, type SearchQuery } from "../search/query";
import type { SearchTable } from "../search/tables";
import { fold } from "../text";
import { namesOf } from "./names";

const sql = Prisma.sql;

/** An entity's number in an address. One that is given stays. */
export const entityNumbers: Record<Entity, number> = {
  book: 1,
  author: 2,
  store: 3,
  stock: 4,
  computer: 5,
  user: 6,
  session: 7,
  oneTimeLink: 8,
  savedView: 9,
};

interface Row {
  entity: Entity;
  id: number;
}

/** A row as one number, as a filter's address has it: its id, and its entity in the last four bits. */
const keyOf = ({ entity, id }: Row): number => id * 16 + entityNumbers[entity];

function rowOf(key: number, visible: Entity[]): Row | undefined {
  const entity = visible.find((one) => entityNumbers[one] === key % 16);
  return entity && { entity, id: Math.floor(key / 16) };
}

/** Change sets by a row that they changed, which need not be there any more. */
export function recordField(visible: Entity[]): RelationField {
  return {
    kind: "relation",
    label: "Record",
    id: sql`s."id"`,
    having: (key) => sql`SELECT DISTINCT c."changeSetId" AS id FROM "Change" c WHERE ${isAbout(rowOf(key, visible))}`,
    has: (key) =>
      sql`EXISTS (SELECT 1 FROM "Change" c WHERE c."changeSetId" = s."id" AND ${isAbout(rowOf(key, visible))})`,
    hasAny: sql`1 = 1`,
    says: { is: "changed", isNot: "did not change", any: "changed something", none: "changed nothing" },
    names: async (keys) => {
      const rows = await told(keys.flatMap((key) => rowOf(key, visible) ?? []));
      return new Map(rows.map(({ key, label }) => [key, label]));
    },
    find: (text) => findRecords(text, visible),
  };
}

const isAbout = (row: Row | undefined) =>
  row ? sql`c."entity" = ${row.entity} AND c."entityId" = ${row.id}` : sql`1 = 0`;

/** Those that are there or were deleted: "Emma (book)", "Zoë (author, deleted)" */
async function told(rows: Row[]) {
  const names = await namesOf(rows);
  return rows.flatMap((row) => {
    const { name, isThere } = names(row.entity, row.id);
    if (name === undefined) return [];
    const label = `${name} (${entities[row.entity].one}${isThere ? "" : ", deleted"})`;
    return { key: keyOf(row), label, isThere };
  });
}

/** So many are found at the most. */
export const FOUND = 20;

/** At most 20 rows that a text finds, those that are there first; they leave room for some that were deleted. */
export async function findRecords(text: string, visible: Entity[]): Promise<Choice[]> {
  const search = readSearch(text);
  if (search.length === 0) return [];
  const [there, gone] = await Promise.all([findThere(text, search, visible), findGone(text, visible)]);
  return [...there.slice(0, FOUND - Math.min(gone.length, FOUND / 2)), ...gone].slice(0, FOUND);
}

async function findThere(text: string, search: SearchQuery, visible: Entity[]): Promise<Choice[]> {
  const like = (from: Prisma.Sql, id: Prisma.Sql, name: Prisma.Sql, table: SearchTable) =>
    rowsLike({ from, id, names: [name], table }, text, search);
  const finders: Partial<Record<Entity, () => Prisma.Sql>> = {
    book: () => booksLike(text, search),
    author: () => authorsLike(text, search),
    store: () => like(sql`"Store" s`, sql`s."id"`, sql`s."nameFold"`, "StoreSearch"),
    computer: () => like(sql`"Computer" c`, sql`c."id"`, sql`c."nameFold"`, "ComputerSearch"),
    user: () => like(sql`"User" u`, sql`u."id"`, sql`u."usernameFold"`, "UserSearch"),
  };
  const parts = visible.flatMap((entity) => {
    const found = finders[entity]?.();
    return found
      ? sql`SELECT * FROM (SELECT CAST(${entity} AS TEXT) AS entity, id, tier FROM (${found}) AS liked
          ORDER BY tier, id LIMIT ${FOUND}) AS few`
      : [];
  });
  if (parts.length === 0) return [];
  const rows = await askSearch<Row>(
    search,
    sql`SELECT entity, id FROM (${Prisma.join(parts, " UNION ALL ")}) AS found
    ORDER BY tier, id LIMIT ${FOUND}`,
  );
  return (await told(rows)).map(choiceOf);
}

/** Those whose name began so when they were deleted, and that have not come back. */
async function findGone(text: string, visible: Entity[]): Promise<Choice[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT DISTINCT c."entity" AS entity, c."entityId" AS id FROM "Change" c
    WHERE ${begins(sql`c."nameFold"`, fold(text))} AND ${isIn(sql`c."entity"`, visible)}
    ORDER BY 2 DESC LIMIT ${FOUND}`;
  return (await told(rows)).filter(({ isThere }) => !isThere).map(choiceOf);
}

const choiceOf = ({ key, label }: { key: number; label: string }): Choice => ({ value: String(key), label });
