/** One page of a list: its ids, the total number of rows, and the cursors of the neighbouring pages. */

import { Prisma } from "../../db/generated/sqlite/client";
import { directRunner, type QueryRunner, workerRunner } from "../../db/query-runner";
import { QueryTimeoutError } from "../../db/query-worker";
import type { NearSpelling } from "../../search/near-spelling";
import { isOneWord } from "../../search/query";
import { type Condition, type Filter, getField, isGroup } from "../filter/filter";
import { viaIndex } from "../filter/where";
import { type List, type ListRequest, RELEVANCE, reverseSort } from "../list";
import { conditions, type ListQuery, matchIsbn, matchingIds, perRow } from "../match-query";
import { withSpellingFallback } from "../spelling-fallback";
import { encodeCursor } from "./cursor";
import { indexScanSql, type KeysetRow, sortedSql, valuesOf } from "./keyset";
import { findByRelevance } from "./relevance";

interface Thresholds {
  /** Counting stops here: "more than 10,000". */
  countLimit: number;
  /** Up to this number of rows, fetching and sorting all of them is as fast as scanning an index for one page. */
  sortLimit: number;
  /** The number of search matches that are ranked; at most `countLimit`. */
  rankLimit: number;
}

const defaultThresholds: Thresholds = { countLimit: 10_000, sortLimit: 5_000, rankLimit: 1_000 };

export interface PageInfo {
  total: number;
  /** There are more rows than `total`. */
  hasMore: boolean;
  /** The number of the first row shown, from 1; undefined where it is unknown: near the end of a long list. */
  first?: number;
  next?: string;
  previous?: string;
  /** Nothing matched the search as typed; these similar words did. */
  replacements?: NearSpelling["replacements"];
  /** The query was stopped: no index answers it, and it took too long. */
  tooSlow: boolean;
}

export type Page<Row> = PageInfo & { rows: Row[]; request: ListRequest };
type IdPage = PageInfo & { ids: number[] };

/** The ids of one page, in the order of the list, and its position in the list. Invalid filters match no rows. */
export async function findPageIds(list: List, request: ListRequest, thresholds = defaultThresholds): Promise<IdPage> {
  if (request.problems.length > 0) return emptyIdPage;
  try {
    const worker = workerRunner();
    const find = (query: ListRequest) => findPage(list, query, thresholds, worker);
    const { found, replacements } = await withSpellingFallback(list, request, worker, find, ({ total }) => total === 0);
    return { ...found, replacements };
  } catch (error) {
    if (error instanceof QueryTimeoutError) return { ...emptyIdPage, tooSlow: true };
    throw error;
  }
}

const emptyIdPage: IdPage = { ids: [], total: 0, hasMore: false, first: 1, tooSlow: false };

async function findPage(
  list: List,
  request: ListRequest,
  { countLimit, sortLimit, rankLimit }: Thresholds,
  worker: QueryRunner,
): Promise<IdPage> {
  const isFastMatch = isIndexedMatch(list, request);
  const count = await countRows(list, request, isFastMatch ? directRunner : worker, countLimit);
  const { strategy, isFast } = chooseStrategy(list, request, !count.hasMore && count.total <= sortLimit);
  const run = isFastMatch && isFast ? directRunner : worker;
  const size = pageSize(request, count);
  const rows =
    strategy === "relevance"
      ? await findByRelevance(list, { ...request, limit: size + 1, matches: count.total, ranked: rankLimit }, run)
      : await findByKeyset(list, { ...request, size }, strategy, run);
  return toIdPage(list, { ...request, size }, rows, count);
}

type RowCount = Pick<PageInfo, "total" | "hasMore">;

/** The number of matching rows, counted only up to a limit, so that it costs no more than a page. */
export async function countRows(
  list: List,
  query: ListQuery,
  run: QueryRunner,
  countLimit = defaultThresholds.countLimit,
): Promise<RowCount> {
  if (list.total && query.search.length === 0 && !query.filter) return { total: await list.total(), hasMore: false };
  const [row] = await run<{ total: number }>(
    Prisma.sql`SELECT count(*) AS total FROM (${matchingIds(list, query)} LIMIT ${countLimit + 1}) AS counted`,
  );
  const total = row?.total ?? 0;
  return total > countLimit ? { total: countLimit, hasMore: true } : { total, hasMore: false };
}

/** Whether one index finds the rows: there is at most one condition, and it is indexed. */
function isIndexedMatch(list: List, { q, search, filter }: ListQuery): boolean {
  if (matchIsbn(list.search, q)?.isComplete) return true;
  if (list.scope?.isLarge) return false;
  const conditions = [list.scope !== undefined, search.length > 0, filter !== undefined].filter(Boolean).length;
  return conditions <= 1 && (search.length === 0 || isOneWord(search)) && (!filter || isIndexedLookup(list, filter));
}

/** One relation, or one value of a field with an index of its own. */
function isIndexedLookup(list: List, filter: Filter): boolean {
  if (isGroup(filter) || filter.operator !== "is") return false;
  return getField(filter.field, list.fields)?.kind === "relation" || isIndexedOption(list, filter);
}

/** How a page's rows are found in their order: from the index of the order, or by sorting the matches. */
type KeysetStrategy = "scanIndex" | "sortMatches" | "scanIndexPerRow" | "sortPerRow";

/** `isFast` when the order costs little, too: scanning for many matches may read the whole list before it meets them. */
function chooseStrategy(
  list: List,
  request: ListRequest,
  areFew: boolean,
): { strategy: KeysetStrategy | "relevance"; isFast: boolean } {
  if (request.sort === RELEVANCE) return { strategy: "relevance", isFast: true };
  const isIndexedSort = hasIndex(request.sort, list.indexedSorts);
  if (isSingleIndexScan(list, request)) return { strategy: "scanIndex", isFast: areFew || isIndexedSort };
  if (areFew) return { strategy: "sortMatches", isFast: true };
  return { strategy: isIndexedSort ? "scanIndexPerRow" : "sortPerRow", isFast: false };
}

/** An index can be read in both directions. */
const hasIndex = (sort: string, sorts: string[] = []) => sorts.includes(sort) || sorts.includes(reverseSort(sort));

/** The last page of a list of known length has the rows that are left over. */
function pageSize({ atEnd, size }: ListRequest, { total, hasMore }: RowCount): number {
  return atEnd && !hasMore && total > 0 ? total % size || size : size;
}

/** One row more than a page, from the cursor on, in its direction. */
async function findByKeyset(
  list: List,
  request: ListRequest,
  strategy: KeysetStrategy,
  run: QueryRunner,
): Promise<KeysetRow[]> {
  const { cursor, sortKeys, size } = request;
  const backwards = cursor?.backwards ?? request.atEnd;
  const filter = conditions(
    list,
    request,
    {
      scanIndex: viaIndex,
      sortMatches: viaIndex,
      scanIndexPerRow: perRow,
      sortPerRow: { ...perRow, relation: "ids" as const },
    }[strategy],
  );
  const query = { from: list.from, id: list.id, filter, order: sortKeys, cursor, backwards, limit: size + 1 };
  if (strategy === "sortMatches" || strategy === "sortPerRow") return run(sortedSql(query, perRow.column));
  const rows = await run<KeysetRow>(indexScanSql(query));
  // Both databases return the parts of a UNION ALL one after the other, although SQL does not guarantee it.
  return rows.sort((a, b) => a.segment - b.segment);
}

/** Whether one index has the matching rows in their order. */
function isSingleIndexScan(list: List, { search, filter, sort }: ListRequest): boolean {
  if (search.length > 0 || list.scope) return false;
  return !filter || (hasIndex(sort, list.indexedOptions?.sorts) && !isGroup(filter) && isIndexedOption(list, filter));
}

function isIndexedOption({ indexedOptions }: List, { operator, field }: Condition): boolean {
  return operator === "is" && indexedOptions?.fields.includes(field) === true;
}

/** The page of the rows found: without the extra row, in the list's order, with cursors. */
function toIdPage(list: List, request: ListRequest, found: KeysetRow[], count: RowCount): IdPage {
  const { cursor, atEnd, size } = request;
  const backwards = cursor?.backwards ?? atEnd;
  const hasExtraRow = found.length > size;
  const rows = found.slice(0, size);
  if (backwards) rows.reverse();
  if (rows.length === 0 && cursor)
    return { ids: [], ...count, ...cursorsForEmptyPage(request, cursor), tooSlow: false };

  const before = rowsBefore(request, rows.length, hasExtraRow, count);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    ids: rows.map((row) => row.id),
    ...count,
    first: before === undefined ? undefined : before + 1,
    next:
      !atEnd && (backwards || hasExtraRow) && last
        ? encodeCursorAt(list, request, last, before, rows.length)
        : undefined,
    previous: (backwards ? hasExtraRow : cursor) && first ? encodeCursorAt(list, request, first, before) : undefined,
    tooSlow: false,
  };
}

/** The number of rows before the page; undefined where it is unknown. */
function rowsBefore(
  { cursor, atEnd }: ListRequest,
  rows: number,
  hasExtraRow: boolean,
  { total, hasMore }: RowCount,
): number | undefined {
  if (atEnd) return hasMore ? undefined : Math.max(0, total - rows);
  if (!cursor) return 0;
  if (cursor.backwards && !hasExtraRow) return 0;
  if (cursor.before === null) return undefined;
  return cursor.backwards ? Math.max(0, cursor.before - rows) : cursor.before;
}

/** The cursor after a page's last row, given the page's number of rows; without it, the cursor before its first row. */
function encodeCursorAt(
  list: List,
  request: ListRequest,
  row: KeysetRow,
  before: number | undefined,
  behind = 0,
): string {
  const values = request.sort === RELEVANCE ? relevanceValues(row, behind) : valuesOf(row, request.sortKeys);
  const rowsBefore = before === undefined ? null : before + behind;
  const { name } = list;
  return encodeCursor({
    list: name,
    sort: request.sort,
    values,
    id: row.id,
    backwards: behind === 0,
    before: rowsBefore,
  });
}

function relevanceValues({ v0 }: KeysetRow, behind: number): number[] {
  return typeof v0 === "number" ? [behind > 0 ? v0 + 1 : v0] : [];
}

/** For a page whose rows have all been deleted: the cursor in the other direction, its row included. */
function cursorsForEmptyPage(request: ListRequest, cursor: NonNullable<ListRequest["cursor"]>): Partial<PageInfo> {
  const descends = request.sortKeys.at(-1)?.descending ?? false;
  const id = cursor.id + (descends === cursor.backwards ? 1 : -1);
  const before = cursor.backwards ? 0 : cursor.before;
  const reversed = encodeCursor({ ...cursor, id, backwards: !cursor.backwards, before });
  return { first: 1, ...(cursor.backwards ? { next: reversed } : { previous: reversed }) };
}
