/** The URL parameters that a saved view stores: all but the cursor. */
import { firstValue, type SearchParams } from "../list/params";

const savedParams = ["q", "where", "sort", "size", "group"];

/** The stored query of a view, with its parameters in a fixed order: equal views have equal queries. */
export function toViewQuery(params: SearchParams): string {
  const query = new URLSearchParams();
  for (const name of savedParams) {
    const value = firstValue(params[name]);
    if (value) query.set(name, value);
  }
  return query.toString();
}

/** The URL parameters of a stored query. */
export function parseViewQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
