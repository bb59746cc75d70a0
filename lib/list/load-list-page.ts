/** Loads the data of a page with a list. */

import { addCondition } from "./filter/add-condition";
import type { ColumnField } from "./filter/filter";
import { type FilterView, filterView } from "./filter/filter-view";
import { formatRsql } from "./filter/rsql";
import { type Groups, groupRows } from "./groups";
import { type List, type ListRequest, parseListRequest, parseSortKeys, RELEVANCE } from "./list";
import { findPageIds, type PageInfo } from "./paging/page";
import type { SearchParams } from "./params";
import { slowListHint } from "./slow-list-hint";

export type ListPage<Row> = PageInfo & {
  request: ListRequest;
  rows: Row[];
  /** Whether it has a full-text search. */
  searchable: boolean;
  filter: FilterView;
  /** Instead of rows, when the URL asks for groups. */
  groups?: GroupTable;
  /** The sorts that no column header offers, and the groupings, by their names in the URL. */
  sortOptions: ListOption[];
  groupOptions: ListOption[];
  /** What to do when it was too slow. */
  hint?: string;
};

export interface ListOption {
  name: string;
  label: string;
}

export interface GroupTable {
  label: string;
  sumLabel?: string;
  groups: GroupRow[];
  hasMore: boolean;
}

interface GroupRow extends Omit<Groups["groups"][number], "condition"> {
  /** The filter that lists its rows; undefined where it would be too long. */
  where?: string;
}

/** One page of a list, or its groups, from the URL parameters. `fetchRows` returns the rows of ids, in their order. */
export async function loadListPage<Row>(
  list: List,
  params: SearchParams,
  fetchRows: (ids: number[]) => Promise<Row[]>,
): Promise<ListPage<Row>> {
  const request = parseListRequest(list, params);
  const filter = await filterView(list, request, params);
  const page = {
    request,
    filter,
    searchable: list.search !== undefined,
    sortOptions: sortOptionsOf(list, request),
    groupOptions: groupOptionsOf(list),
    rows: [],
  };
  if (filter.applied !== undefined) return { ...page, ...emptyPageInfo };
  if (request.group) {
    const groups = await groupRows(list, request);
    return {
      ...page,
      ...emptyPageInfo,
      groups: groupTable(list, request, groups),
      ...slowness(groups.tooSlow),
      replacements: groups.replacements,
    };
  }
  const { ids, ...place } = await findPageIds(list, request);
  return { ...page, ...place, ...slowness(place.tooSlow), rows: await fetchRows(ids) };

  function slowness(tooSlow: boolean) {
    return { tooSlow, hint: tooSlow ? slowListHint(list, request) : undefined };
  }
}

/** For a page without rows. */
const emptyPageInfo: PageInfo = { total: 0, hasMore: false, tooSlow: false };

function sortOptionsOf(list: List, { search }: ListRequest): ListOption[] {
  const best = search.length > 0 ? [{ name: RELEVANCE, label: "Best match" }] : [];
  return [...best, ...(list.compoundSorts ?? []).map((pair) => ({ name: pair, label: compoundSortLabel(list, pair) }))];
}

/** "Newest first" */
function compoundSortLabel(list: List, pair: string): string {
  const [first, second] = parseSortKeys(list, pair) ?? [];
  if (!first || !second) return pair;
  return first.descending ? descendingLabels[first.field.kind] : `${first.field.label}, then ${second.field.label}`;
}

const descendingLabels: Record<ColumnField["kind"], string> = {
  year: "Newest first",
  date: "Newest first",
  number: "Largest first",
  money: "Highest price first",
  text: "Z to A",
  choice: "Z to A",
  flag: "Yes first",
};

const groupOptionsOf = ({ groupings = {} }: List): ListOption[] =>
  Object.entries(groupings).map(([name, { label }]) => ({ name, label }));

function groupTable(list: List, { group = "", filter }: ListRequest, { groups, hasMore: more }: Groups): GroupTable {
  const { label = "", sum } = list.groupings?.[group] ?? {};
  return {
    label,
    sumLabel: sum?.label,
    hasMore: more,
    groups: groups.map(({ condition, ...group }) => {
      const narrowed = addCondition(filter, condition);
      return { ...group, where: narrowed && formatRsql(narrowed) };
    }),
  };
}
