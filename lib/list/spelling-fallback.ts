import type { QueryRunner } from "../db/query-runner";
import { type NearSpelling, nearSpelling } from "../search/near-spelling";
import type { List, ListRequest } from "./list";
import { matchIsbn } from "./match-query";

/** The result of `find`; where it is empty, the result for similar spellings of the words searched for. */
export async function withSpellingFallback<Found>(
  list: List,
  request: ListRequest,
  run: QueryRunner,
  find: (request: ListRequest) => Promise<Found>,
  isEmpty: (found: Found) => boolean,
): Promise<{ found: Found; replacements?: NearSpelling["replacements"] }> {
  const found = await find(request);
  if (!isEmpty(found) || !list.search || request.search.length === 0) return { found };
  if (matchIsbn(list.search, request.q)?.isComplete) return { found };
  const near = await nearSpelling(list.search.table, request.search, run);
  if (!near) return { found };
  const corrected = await find({ ...request, search: near.query });
  return isEmpty(corrected) ? { found } : { found: corrected, replacements: near.replacements };
}
