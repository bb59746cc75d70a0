/**
 * Search results by relevance, at a cost that does not grow with the number of matches: the ISBN; titles that equal the
 * query; titles that start with it; the first 1,000 matches, ranked; then the rest, by id. The first four are the head.
 * Ranking all of 400,000 matches by bm25 takes SQLite 300 ms.
 */

import { Prisma } from "../../db/generated/sqlite/client";
import type { QueryRunner } from "../../db/query-runner";
import { fold } from "../../values/text";
import { escapeLike, startsWith } from "../filter/where";
import type { List } from "../list";
import { type ListQuery, matchIsbn, matchingIds, perRow, rowConditions } from "../match-query";
import type { Cursor } from "./cursor";
import type { KeysetRow } from "./keyset";

type Sql = Prisma.Sql;

/** The number of titles that may come first because they equal, or start with, the query. */
const MAX_TITLE_MATCHES = 50;

interface RelevanceQuery extends ListQuery {
  cursor?: Cursor;
  atEnd: boolean;
  limit: number;
  /** The number of matching rows, as far as they were counted. */
  matches: number;
  /** The number of those that are ranked. */
  ranked: number;
}

/** The rows from the cursor on, in its direction. `v0` is a row's index in the head, null after it. */
export async function findByRelevance(list: List, request: RelevanceQuery, run: QueryRunner): Promise<KeysetRow[]> {
  const { cursor, limit, matches, ranked } = request;
  const hasRest = matches > ranked;
  const index = cursor?.values[0];
  const inHead = typeof index === "number" ? index : cursor ? undefined : 0;

  if (!cursor?.backwards && !request.atEnd) {
    if (inHead === undefined) return rest(list, request, { after: cursor?.id, limit }, run);
    const rows = await head(list, request, inHead, limit, run);
    if (rows.length === limit || !hasRest) return rows;
    return [...rows, ...(await rest(list, request, { limit: limit - rows.length }, run))];
  }
  if (inHead !== undefined && cursor) {
    const start = Math.max(0, inHead - limit);
    return (await head(list, request, start, inHead - start, run)).reverse();
  }
  const behind = hasRest ? await rest(list, request, { before: cursor?.id, backwards: true, limit }, run) : [];
  if (behind.length === limit) return behind;
  const size = await headSize(list, request, run);
  const start = Math.max(0, size - (limit - behind.length));
  return [...behind, ...(await head(list, request, start, size - start, run)).reverse()];
}

async function head(
  list: List,
  request: RelevanceQuery,
  offset: number,
  limit: number,
  run: QueryRunner,
): Promise<KeysetRow[]> {
  const { title } = searchOf(list);
  const rows = await run<{ id: number }>(Prisma.sql`
    WITH head AS (${tiers(list, request)})
    SELECT ${list.id} AS id FROM (SELECT id, min(tier) AS tier FROM head GROUP BY id) AS best
    JOIN ${list.from} ON ${list.id} = best.id
    ORDER BY tier, ${termsOutsideTitle(title, request)}, ${title}, ${list.id} LIMIT ${limit} OFFSET ${offset}`);
  return rows.map(({ id }, index) => ({ id, segment: 0, v0: offset + index }));
}

async function headSize(list: List, request: RelevanceQuery, run: QueryRunner): Promise<number> {
  const [row] = await run<{ rows: number }>(Prisma.sql`
    WITH head AS (${tiers(list, request)}) SELECT count(DISTINCT id) AS rows FROM head`);
  return row?.rows ?? 0;
}

function tiers(list: List, request: RelevanceQuery): Sql {
  return Prisma.sql`${topTiers(list, request)} UNION ALL SELECT id, 3 AS tier FROM (${firstMatches(list, request)}) AS first`;
}

const firstMatches = (list: List, request: RelevanceQuery) =>
  Prisma.sql`SELECT id FROM (${matchingIds(list, request)}) AS matched ORDER BY id LIMIT ${request.ranked}`;

/** The rows before the ranked matches, with their tier. Each tier is a range of an index. */
function topTiers(list: List, request: RelevanceQuery): Sql {
  const { id, from } = list;
  const search = searchOf(list);
  const query = fold(request.q.replace(/["“”]/g, " "));
  const passes = rowConditions(list, request, perRow);
  const some = (tier: Sql, condition: Sql, order: Sql) => Prisma.sql`SELECT id, ${tier} AS tier FROM (
    SELECT ${id} AS id FROM ${from} WHERE ${condition} AND ${passes} ${order} LIMIT ${MAX_TITLE_MATCHES}) AS found`;
  const byTitle = Prisma.sql`ORDER BY ${search.title}, ${id}`;
  const isbn = matchIsbn(search, request.q);
  const byIsbn = isbn ? [some(Prisma.sql`0`, isbn.condition, isbn.order)] : [];
  if (isbn?.isComplete) return Prisma.join(byIsbn);
  return Prisma.join(
    [
      ...byIsbn,
      some(Prisma.sql`1`, Prisma.sql`${search.title} = ${query}`, byTitle),
      some(Prisma.sql`2`, startsWith(search.title, query), byTitle),
    ],
    " UNION ALL ",
  );
}

function searchOf({ name, search }: List) {
  if (!search) throw new Error(`the list of ${name} cannot be searched`);
  return search;
}

/** The number of the query's terms that are not in the title. */
function termsOutsideTitle(title: Sql, { search }: RelevanceQuery): Sql {
  const missing = search.map((term) => {
    const words = "phrase" in term ? term.phrase : term.anyOf;
    const within = words.map((word) => Prisma.sql`${title} LIKE ${`%${escapeLike(word)}%`} ESCAPE '!'`);
    return Prisma.sql`CASE WHEN ${Prisma.join(within, "phrase" in term ? " AND " : " OR ")} THEN 0 ELSE 1 END`;
  });
  return missing.length > 0 ? Prisma.sql`(${Prisma.join(missing, " + ")})` : Prisma.sql`0`;
}

interface IdRange {
  after?: number;
  before?: number;
  backwards?: boolean;
  limit: number;
}

/** The matches after the head, by id. */
async function rest(list: List, request: RelevanceQuery, range: IdRange, run: QueryRunner): Promise<KeysetRow[]> {
  const rows = await run<{ id: number }>(Prisma.sql`
    SELECT id FROM (${matchingIds(list, request)}) AS matched
    WHERE ${Prisma.join(
      [
        range.after === undefined
          ? Prisma.sql`id > (SELECT max(id) FROM (${firstMatches(list, request)}) AS first)`
          : Prisma.sql`id > ${range.after}`,
        ...(range.before === undefined ? [] : [Prisma.sql`id < ${range.before}`]),
        Prisma.sql`id NOT IN (SELECT id FROM (${topTiers(list, request)}) AS front)`,
      ],
      " AND ",
    )} ORDER BY id ${range.backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${range.limit}`);
  return rows.map(({ id }) => ({ id, segment: 0, v0: null }));
}
