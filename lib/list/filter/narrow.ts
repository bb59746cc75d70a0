import { type Condition, type Filter, isGroup } from "./filter";
import { parseRsql, printRsql } from "./rsql";

/** A filter for those of its rows that pass one condition more; undefined when that is beyond what a filter can have. */
export function narrow(filter: Filter | undefined, condition: Condition): Filter | undefined {
  if (!filter) return condition;
  const parts = isGroup(filter) && filter.join === "all" && !filter.negated ? filter.parts : [filter];
  if (parts.some((part) => printRsql(part) === printRsql(condition))) return filter;
  const both: Filter = { join: "all", negated: false, parts: [...parts, condition] };
  return parseRsql(printRsql(both)).ok ? both : undefined;
}
