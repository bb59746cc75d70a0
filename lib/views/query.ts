/** What of a list's address a saved view keeps: all but the place in it. */
import { firstValue, type SearchParams } from "../list/params";

const savedParams = ["q", "where", "sort", "size", "group"];

/** The part of an address that a view keeps, always in the same order: two are the same when they ask the same. */
export function toViewQuery(params: SearchParams): string {
  const query = new URLSearchParams();
  for (const name of savedParams) {
    const value = firstValue(params[name]);
    if (value) query.set(name, value);
  }
  return query.toString();
}

/** The same as the list's address has it. */
export function parseViewQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
