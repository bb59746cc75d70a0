import { conditionsOf, fieldNamed } from "./filter/filter";
import { BEST, type List, type ListRequest, turned } from "./list";

/** What to do about a list that takes too long: a sentence that says what is found at once. */
export function advice(list: List, { sort, search, filter, group }: ListRequest): string {
  const asked = filter ? conditionsOf(filter) : [];
  const indexed = [...(list.fast.choices?.fields ?? []), ...relations(list)].filter(
    (name) => !asked.some(({ field }) => field === name),
  );
  const isSlowSort = !group && sort !== BEST && ![sort, turned(sort)].some((order) => list.fast.sorts.includes(order));
  const contains = asked.some(({ operator }) => operator === "contains") ? " instead of filtering by “contains”" : "";
  const ways = [
    isSlowSort && `sort by ${labels(list, list.fast.sorts)}`,
    list.search && (search.length > 0 ? "add a word to the search" : `search for a word${contains}`),
    indexed.length > 0 && `filter by ${labels(list, indexed)}`,
  ].filter((way) => typeof way === "string");
  return `To narrow it, ${either(ways)}.`;
}

const relations = ({ fields }: List) => Object.keys(fields).filter((name) => fields[name]?.kind === "relation");

const labels = (list: List, names: string[]) =>
  either(names.flatMap((name) => fieldNamed(name, list.fields)?.label ?? []));

const alternatives = new Intl.ListFormat("en-GB", { type: "disjunction" });
const either = (parts: string[]) => alternatives.format(parts);
