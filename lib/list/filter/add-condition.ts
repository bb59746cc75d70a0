import { type Condition, type Filter, isGroup } from "./filter";
import { formatRsql, isWithinLimits } from "./rsql";

/** The filter with one more condition; undefined where that exceeds the limits of a filter. */
export function addCondition(filter: Filter | undefined, condition: Condition): Filter | undefined {
  if (!filter) return condition;
  const parts = isGroup(filter) && filter.join === "all" && !filter.negated ? filter.parts : [filter];
  if (parts.some((part) => formatRsql(part) === formatRsql(condition))) return filter;
  const both: Filter = { join: "all", negated: false, parts: [...parts, condition] };
  return isWithinLimits(both) ? both : undefined;
}
