/** All rows of a list as one statement has them, in the order in which its pages show them. */
import type { Actor } from "../auth/abilities";
import { Prisma } from "../db/generated/sqlite/client";
import { type Asking, elsewhere } from "../db/query-runner";
import { streamAside, TooSlow } from "../db/query-worker";
import { anyReach } from "../list/filter/where";
import { BEST, type List, type ListRequest } from "../list/list";
import { conditions } from "../list/match-query";
import { countRows } from "../list/paging/page";
import { bestFirst } from "../list/paging/relevance";
import { orRespelt } from "../list/spelling-fallback";
import type { Value } from "../spreadsheet/columns";
import type { ExportTable } from "./tables";

type Sql = Prisma.Sql;

/** So many of a search's matches are ranked, as on its pages; behind the best the order is by id, there and here. */
const RANKED = 1_000;
/** They and what stands in front of them for its title or ISBN. */
const BEST_ROWS = 2 * RANKED;

/** The rows in chunks, read while they are taken, for a request without problems. @throws TooSlow */
export async function* exportedRows(
  actor: Actor,
  list: List,
  table: ExportTable,
  request: ListRequest,
): AsyncGenerator<Value[][]> {
  const asked = request.search.length > 0 ? await asShown(list, request) : request;
  const best = request.sort === BEST ? await bestOf(list, asked) : [];
  const { cells } = table;
  const person = actor.kind === "user" ? `user ${actor.id}` : actor.kind;
  const chunks = streamAside(statement(list, table, asked, best), person);
  for await (const rows of chunks) yield cells ? rows.map(cells) : rows;
}

/** What the page finds where a search finds nothing as it was typed: near spellings of its words. */
async function asShown(list: List, request: ListRequest): Promise<ListRequest> {
  const ask = elsewhere();
  const find = async (asked: ListRequest) => ({ asked, ...(await countRows(list, asked, ask, 1)) });
  return unlessSlow(request, async () => {
    const { found } = await orRespelt(list, request, ask, find, ({ total }) => total === 0);
    return found.asked;
  });
}

function bestOf(list: List, request: ListRequest): Promise<number[]> {
  return unlessSlow([], async () => {
    const ask: Asking = elsewhere();
    const best = { ...request, cursor: undefined, atEnd: false, limit: BEST_ROWS, matches: RANKED, ranked: RANKED };
    return (await bestFirst(list, best, ask)).map(({ id }) => id);
  });
}

/** Too slow for a page is not too slow for an export, which then has the rows in another order. */
async function unlessSlow<Result>(otherwise: Result, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooSlow) return otherwise;
    throw error;
  }
}

function statement(list: List, { selected }: ExportTable, request: ListRequest, best: number[]): Sql {
  const where = conditions(list, request, anyReach);
  const columns = Prisma.join(selected);
  if (best.length === 0) {
    return Prisma.sql`SELECT ${columns} FROM ${list.from} WHERE ${where} ORDER BY ${Prisma.join(orderOf(list, request))}`;
  }
  // Both databases call the columns of VALUES so.
  const places = best.map((id, place) => Prisma.sql`(CAST(${id} AS INTEGER), CAST(${place} AS INTEGER))`);
  return Prisma.sql`SELECT ${columns} FROM ${list.from}
    LEFT JOIN (VALUES ${Prisma.join(places)}) AS best ON best.column1 = ${list.id}
    WHERE ${where} ORDER BY best.column2 NULLS LAST, ${list.id}`;
}

/** Empty values last in either direction, and the id between equals, as lib/list/paging/keyset.ts has it. */
function orderOf({ id }: List, { order }: ListRequest): Sql[] {
  const terms = order.map(({ field, descending }) => {
    const term = Prisma.sql`${field.column} ${direction(descending)}`;
    return field.nullable ? Prisma.sql`${term} NULLS LAST` : term;
  });
  return [...terms, Prisma.sql`${id} ${direction(order.at(-1)?.descending ?? false)}`];
}

const direction = (descending: boolean) => (descending ? Prisma.sql`DESC` : Prisma.sql`ASC`);
