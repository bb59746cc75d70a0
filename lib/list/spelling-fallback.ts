import type { Asking } from "../db/query-runner";
import { type NearSpelling, nearSpelling } from "../search/near";
import type { List, ListRequest } from "./list";
import { asIsbn } from "./match-query";

/** What `find` finds; where that is nothing, what it finds for near spellings of the words searched for. */
export async function orRespelt<Found>(
  list: List,
  request: ListRequest,
  ask: Asking,
  find: (request: ListRequest) => Promise<Found>,
  isNothing: (found: Found) => boolean,
): Promise<{ found: Found; instead?: NearSpelling["instead"] }> {
  const found = await find(request);
  if (!isNothing(found) || !list.search || request.search.length === 0) return { found };
  if (asIsbn(list.search, request.q)?.isWhole) return { found };
  const near = await nearSpelling(list.search.table, request.search, ask);
  if (!near) return { found };
  const respelt = await find({ ...request, search: near.query });
  return isNothing(respelt) ? { found } : { found: respelt, instead: near.instead };
}
