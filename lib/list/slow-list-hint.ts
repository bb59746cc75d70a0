import { conditionsOf, getField } from "./filter/filter";
import { type List, type ListRequest, RELEVANCE, reverseSort } from "./list";

/** A hint for a list that is too slow: a sentence that names the searches, filters and sorts with an index. */
export function slowListHint(list: List, { sort, search, filter, group }: ListRequest): string {
  const conditions = filter ? conditionsOf(filter) : [];
  const indexed = [...(list.indexedOptions?.fields ?? []), ...relations(list)].filter(
    (name) => !conditions.some(({ field }) => field === name),
  );
  const isSlowSort =
    !group && sort !== RELEVANCE && ![sort, reverseSort(sort)].some((order) => list.indexedSorts.includes(order));
  const contains = conditions.some(({ operator }) => operator === "contains")
    ? " instead of filtering by “contains”"
    : "";
  const hints = [
    isSlowSort && `sort by ${labels(list, list.indexedSorts)}`,
    list.search && (search.length > 0 ? "add a word to the search" : `search for a word${contains}`),
    indexed.length > 0 && `filter by ${labels(list, indexed)}`,
  ].filter((hint) => typeof hint === "string");
  return `To narrow it, ${either(hints)}.`;
}

const relations = ({ fields }: List) => Object.keys(fields).filter((name) => fields[name]?.kind === "relation");

const labels = (list: List, names: string[]) =>
  either(names.flatMap((name) => getField(name, list.fields)?.label ?? []));

const alternatives = new Intl.ListFormat("en-GB", { type: "disjunction" });
const either = (parts: string[]) => alternatives.format(parts);
