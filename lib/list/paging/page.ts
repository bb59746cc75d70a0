/** One page of a list: its ids, how many rows there are in all, and the ways to the other pages. */

import { Prisma } from "../../db/generated/sqlite/client";
import { type Asking, elsewhere, onTheSpot } from "../../db/query-runner";
import { TooSlow } from "../../db/query-worker";
import type { NearSpelling } from "../../search/near";
import { isOneWord } from "../../search/query";
import { type Condition, type Filter, fieldNamed, isGroup } from "../filter/filter";
import { anyReach } from "../filter/where";
import { BEST, type List, type ListRequest, turned } from "../list";
import { type Asked, asIsbn, conditions, idsAsked, rowByRow } from "../match-query";
import { orRespelt } from "../spelling-fallback";
import { encodeCursor } from "./cursor";
import { type Keyed, sorting, valuesOf, walking } from "./keyset";
import { bestFirst } from "./relevance";

interface Thresholds {
  /** Counting stops here: "more than 10,000". */
  counted: number;
  /** Up to so many rows are fetched and sorted in the time in which a walk through an index would find a page among them. */
  few: number;
  /** So many matches of a search are ranked; no more than are counted. */
  ranked: number;
}

const usual: Thresholds = { counted: 10_000, few: 5_000, ranked: 1_000 };

export interface Place {
  total: number;
  /** There are more rows than were counted. */
  more: boolean;
  /** The number of the first row shown, counted from 1; undefined where it is not known: near the end of a long list. */
  first?: number;
  next?: string;
  previous?: string;
  /** Nothing matched the search as it was typed; these words, spelt nearly so, did. */
  instead?: NearSpelling["instead"];
  /** It was stopped: no index answers it, and it took too long. */
  tooSlow: boolean;
}

export type Page<Row> = Place & { rows: Row[]; request: ListRequest };
type Ids = Place & { ids: number[] };

/** The ids of one page in their order, and where it lies. A filter that has problems finds nothing. */
export async function listIds(list: List, request: ListRequest, thresholds = usual): Promise<Ids> {
  if (request.problems.length > 0) return nothing;
  try {
    const slowly = elsewhere();
    const find = (asked: ListRequest) => findPage(list, asked, thresholds, slowly);
    const { found, instead } = await orRespelt(list, request, slowly, find, ({ total }) => total === 0);
    return { ...found, instead };
  } catch (error) {
    if (error instanceof TooSlow) return { ...nothing, tooSlow: true };
    throw error;
  }
}

const nothing: Ids = { ids: [], total: 0, more: false, first: 1, tooSlow: false };

async function findPage(
  list: List,
  request: ListRequest,
  { counted: upTo, few, ranked }: Thresholds,
  slowly: Asking,
): Promise<Ids> {
  const counted = await countRows(list, request, slowly, upTo);
  const areFew = !counted.more && counted.total <= few;
  const ask = isQuick(list, request) && isQuicklySorted(list, request, areFew) ? onTheSpot : slowly;
  const size = pageSize(request, counted);
  const rows =
    request.sort === BEST
      ? await bestFirst(list, { ...request, limit: size + 1, matches: counted.total, ranked }, ask)
      : await seek(list, { ...request, size }, areFew, ask);
  return placed(list, { ...request, size }, rows, counted);
}

type Counted = Pick<Place, "total" | "more">;

/** How many rows are asked for, counted no further than a page costs. */
export async function countRows(list: List, asked: Asked, slowly: Asking, upTo = usual.counted): Promise<Counted> {
  if (list.total && asked.search.length === 0 && !asked.filter) return { total: await list.total(), more: false };
  const ask = isQuick(list, asked) ? onTheSpot : slowly;
  const [row] = await ask<{ total: number }>(
    Prisma.sql`SELECT count(*) AS total FROM (${idsAsked(list, asked)} LIMIT ${upTo + 1}) AS counted`,
  );
  const total = row?.total ?? 0;
  return total > upTo ? { total: upTo, more: true } : { total, more: false };
}

/** Whether finding the rows is a matter of one index: no condition, or one of those that are kept fast. */
function isQuick(list: List, { q, search, filter }: Asked): boolean {
  if (asIsbn(list.search, q)?.isWhole) return true;
  if (list.within?.areMany) return false;
  const conditions = [list.within !== undefined, search.length > 0, filter !== undefined].filter(Boolean).length;
  return conditions <= 1 && (search.length === 0 || isOneWord(search)) && (!filter || isLookUp(list, filter));
}

/** One relation, or one value of a choice that has an index of its own. */
function isLookUp(list: List, filter: Filter): boolean {
  if (isGroup(filter) || filter.operator !== "is") return false;
  return fieldNamed(filter.field, list.fields)?.kind === "relation" || isIndexedChoice(list, filter);
}

/** Whether sorting what was found is fast, too: a walk to many may lead through the whole list before it meets them. */
function isQuicklySorted(list: List, request: ListRequest, areFew: boolean): boolean {
  return request.sort === BEST || areFew || (isInOneIndex(list, request) && hasIndex(request.sort, list.fast.sorts));
}

/** An index is read from either end. */
const hasIndex = (sort: string, sorts: string[] = []) => sorts.includes(sort) || sorts.includes(turned(sort));

/** The last page of a list whose length is known has what the pages before it leave over. */
function pageSize({ atEnd, size }: ListRequest, { total, more }: Counted): number {
  return atEnd && !more && total > 0 ? total % size || size : size;
}

/** One row more than a page, from the cursor on, in the direction it says. */
async function seek(list: List, request: ListRequest, areFew: boolean, ask: Asking): Promise<Keyed[]> {
  const { cursor, order, size } = request;
  const backwards = cursor?.backwards ?? request.atEnd;
  const all = { from: list.from, id: list.id, order, cursor, backwards, limit: size + 1 };
  if (isInOneIndex(list, request)) return walk(all, anyReach);
  if (areFew) return ask(sorting({ ...all, filter: conditions(list, request, anyReach) }, rowByRow.column));
  if (hasIndex(request.sort, list.fast.sorts)) return walk(all, rowByRow);
  const throughAll = { ...rowByRow, relation: "having" as const };
  return ask(sorting({ ...all, filter: conditions(list, request, throughAll) }, rowByRow.column));

  async function walk(all: Omit<Parameters<typeof walking>[0], "filter">, reach: typeof anyReach): Promise<Keyed[]> {
    const rows = await ask<Keyed>(walking({ ...all, filter: conditions(list, request, reach) }));
    // The parts of a UNION ALL come one after the other on both databases, though SQL does not promise it.
    return rows.sort((a, b) => a.segment - b.segment);
  }
}

/** Whether one index has the rows asked for in their order. */
function isInOneIndex(list: List, { search, filter, sort }: ListRequest): boolean {
  if (search.length > 0 || list.within) return false;
  return !filter || (hasIndex(sort, list.fast.choices?.sorts) && !isGroup(filter) && isIndexedChoice(list, filter));
}

function isIndexedChoice({ fast }: List, { operator, field }: Condition): boolean {
  return operator === "is" && fast.choices?.fields.includes(field) === true;
}

/** The page made of the rows found: without the one too many, in the list's order, with the ways on. */
function placed(list: List, request: ListRequest, found: Keyed[], counted: Counted): Ids {
  const { cursor, atEnd, size } = request;
  const backwards = cursor?.backwards ?? atEnd;
  const hasMore = found.length > size;
  const rows = found.slice(0, size);
  if (backwards) rows.reverse();
  if (rows.length === 0 && cursor) return { ids: [], ...counted, ...wayBack(request, cursor), tooSlow: false };

  const before = rowsBefore(request, rows.length, hasMore, counted);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    ids: rows.map((row) => row.id),
    ...counted,
    first: before === undefined ? undefined : before + 1,
    next: !atEnd && (backwards || hasMore) && last ? cursorAt(list, request, last, before, rows.length) : undefined,
    previous: (backwards ? hasMore : cursor) && first ? cursorAt(list, request, first, before) : undefined,
    tooSlow: false,
  };
}

/** How many rows lie before the page, as far as it is known. */
function rowsBefore(
  { cursor, atEnd }: ListRequest,
  rows: number,
  hasMore: boolean,
  { total, more }: Counted,
): number | undefined {
  if (atEnd) return more ? undefined : Math.max(0, total - rows);
  if (!cursor) return 0;
  if (cursor.backwards && !hasMore) return 0;
  if (cursor.before === null) return undefined;
  return cursor.backwards ? Math.max(0, cursor.before - rows) : cursor.before;
}

/** The place behind a page's last row, whose number of rows is given, or before its first one. */
function cursorAt(list: List, request: ListRequest, row: Keyed, before: number | undefined, behind = 0): string {
  const values = request.sort === BEST ? placeInHead(row, behind) : valuesOf(row, request.order);
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

function placeInHead({ v0 }: Keyed, behind: number): number[] {
  return typeof v0 === "number" ? [behind > 0 ? v0 + 1 : v0] : [];
}

/** From a page whose rows have all gone meanwhile: the same place, seen in the other direction, its row included. */
function wayBack(request: ListRequest, cursor: NonNullable<ListRequest["cursor"]>): Partial<Place> {
  const descends = request.order.at(-1)?.descending ?? false;
  const id = cursor.id + (descends === cursor.backwards ? 1 : -1);
  const before = cursor.backwards ? 0 : cursor.before;
  const turned = encodeCursor({ ...cursor, id, backwards: !cursor.backwards, before });
  return { first: 1, ...(cursor.backwards ? { next: turned } : { previous: turned }) };
}
