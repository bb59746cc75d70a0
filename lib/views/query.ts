/** What of a list's address a saved view keeps: all but the place in it. */
import { first, type SearchParams } from "../list/params";

const kept = ["q", "where", "sort", "size", "group"];

/** The part of an address that a view keeps, always in the same order: two are the same when they ask the same. */
export function viewQuery(params: SearchParams): string {
  const query = new URLSearchParams();
  for (const name of kept) {
    const value = first(params[name]);
    if (value) query.set(name, value);
  }
  return query.toString();
}

/** The same as the list's address has it. */
export function paramsOf(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
