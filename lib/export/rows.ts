/** Streams all rows of a list in one statement, in the order of its pages. */
import type { Actor } from "../auth/abilities";
import { Prisma } from "../db/generated/sqlite/client";
import { type QueryRunner, workerRunner } from "../db/query-runner";
import { QueryTimeoutError, streamInWorker } from "../db/query-worker";
import { viaIndex } from "../list/filter/where";
import { type List, type ListRequest, RELEVANCE } from "../list/list";
import { conditions } from "../list/match-query";
import { countRows } from "../list/paging/page";
import { findByRelevance } from "../list/paging/relevance";
import { withSpellingFallback } from "../list/spelling-fallback";
import type { SheetValue } from "../spreadsheet/columns";
import type { ExportTable } from "./tables";

type Sql = Prisma.Sql;

/** The number of search results that are ranked, as on the list's pages; the rest follows by id. */
const MAX_RANKED = 1_000;
/** Ranked results and those pinned above them for their title or ISBN. */
const MAX_BEST_ROWS = 2 * MAX_RANKED;

/** Streams the rows in chunks, for a valid request. @throws QueryTimeoutError */
export async function* streamExportRows(
  actor: Actor,
  list: List,
  table: ExportTable,
  request: ListRequest,
): AsyncGenerator<SheetValue[][]> {
  const asked = request.search.length > 0 ? await asShownOnPage(list, request) : request;
  const best = request.sort === RELEVANCE ? await loadBestIds(list, asked) : [];
  const { cells } = table;
  const person = actor.kind === "user" ? `user ${actor.id}` : actor.kind;
  const chunks = streamInWorker(selectStatement(list, table, asked, best), person);
  for await (const rows of chunks) yield cells ? rows.map(cells) : rows;
}

/** The request that the page falls back to when a search finds nothing: similar spellings. */
async function asShownOnPage(list: List, request: ListRequest): Promise<ListRequest> {
  const ask = workerRunner();
  const find = async (asked: ListRequest) => ({ asked, ...(await countRows(list, asked, ask, 1)) });
  return orElseIfSlow(request, async () => {
    const { found } = await withSpellingFallback(list, request, ask, find, ({ total }) => total === 0);
    return found.asked;
  });
}

function loadBestIds(list: List, request: ListRequest): Promise<number[]> {
  return orElseIfSlow([], async () => {
    const ask: QueryRunner = workerRunner();
    const best = {
      ...request,
      cursor: undefined,
      atEnd: false,
      limit: MAX_BEST_ROWS,
      matches: MAX_RANKED,
      ranked: MAX_RANKED,
    };
    return (await findByRelevance(list, best, ask)).map(({ id }) => id);
  });
}

/** A query too slow for a page is acceptable for an export, which then has another order. */
async function orElseIfSlow<Result>(otherwise: Result, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof QueryTimeoutError) return otherwise;
    throw error;
  }
}

function selectStatement(list: List, { selected }: ExportTable, request: ListRequest, best: number[]): Sql {
  const where = conditions(list, request, viaIndex);
  const columns = Prisma.join(selected);
  if (best.length === 0) {
    return Prisma.sql`SELECT ${columns} FROM ${list.from} WHERE ${where} ORDER BY ${Prisma.join(orderTerms(list, request))}`;
  }
  // Both databases name the columns of VALUES this way.
  const places = best.map((id, place) => Prisma.sql`(CAST(${id} AS INTEGER), CAST(${place} AS INTEGER))`);
  return Prisma.sql`SELECT ${columns} FROM ${list.from}
    LEFT JOIN (VALUES ${Prisma.join(places)}) AS best ON best.column1 = ${list.id}
    WHERE ${where} ORDER BY best.column2 NULLS LAST, ${list.id}`;
}

/** NULLs last in either direction and ties by id, as in lib/list/paging/keyset.ts. */
function orderTerms({ id }: List, { sortKeys: order }: ListRequest): Sql[] {
  const terms = order.map(({ field, descending }) => {
    const term = Prisma.sql`${field.column} ${direction(descending)}`;
    return field.nullable ? Prisma.sql`${term} NULLS LAST` : term;
  });
  return [...terms, Prisma.sql`${id} ${direction(order.at(-1)?.descending ?? false)}`];
}

const direction = (descending: boolean) => (descending ? Prisma.sql`DESC` : Prisma.sql`ASC`);
