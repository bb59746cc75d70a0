/** What a page with a list is made of. */

import type { ColumnField } from "./filter/filter";
import { type FilterView, filterView } from "./filter/filter-view";
import { narrow } from "./filter/narrow";
import { printRsql } from "./filter/rsql";
import { type Groups, groupRows } from "./groups";
import { BEST, type List, type ListRequest, listRequest, orderOf } from "./list";
import { listIds, type Place } from "./paging/page";
import type { SearchParams } from "./params";
import { advice } from "./slow-list-hint";

export type ListPage<Row> = Place & {
  request: ListRequest;
  rows: Row[];
  /** Whether words can be searched for in it. */
  searchable: boolean;
  filter: FilterView;
  /** Instead of rows, when the address asks for groups. */
  groups?: GroupTable;
  /** The orders that are no column's, and the groupings, by their names in the address. */
  orders: Offer[];
  groupings: Offer[];
  /** What to do when it was too slow. */
  advice?: string;
};

export interface Offer {
  name: string;
  label: string;
}

export interface GroupTable {
  label: string;
  sumLabel?: string;
  groups: GroupRow[];
  more: boolean;
}

interface GroupRow extends Omit<Groups["groups"][number], "condition"> {
  /** The filter of the list of its rows; undefined where it would be too long. */
  where?: string;
}

/** One page of a list, or its groups, as the address asks for them. `rowsOf` fetches the rows of some ids, in their order. */
export async function askList<Row>(
  list: List,
  params: SearchParams,
  rowsOf: (ids: number[]) => Promise<Row[]>,
): Promise<ListPage<Row>> {
  const request = listRequest(list, params);
  const filter = await filterView(list, request, params);
  const page = {
    request,
    filter,
    searchable: list.search !== undefined,
    orders: ordersOf(list, request),
    groupings: groupingsOf(list),
    rows: [],
  };
  if (filter.applied !== undefined) return { ...page, ...nowhere };
  if (request.group) {
    const groups = await groupRows(list, request);
    return {
      ...page,
      ...nowhere,
      groups: groupTable(list, request, groups),
      ...slowness(groups.tooSlow),
      instead: groups.instead,
    };
  }
  const { ids, ...place } = await listIds(list, request);
  return { ...page, ...place, ...slowness(place.tooSlow), rows: await rowsOf(ids) };

  function slowness(tooSlow: boolean) {
    return { tooSlow, advice: tooSlow ? advice(list, request) : undefined };
  }
}

/** The place of a page without rows. */
const nowhere: Place = { total: 0, more: false, tooSlow: false };

function ordersOf(list: List, { search }: ListRequest): Offer[] {
  const best = search.length > 0 ? [{ name: BEST, label: "Best match" }] : [];
  return [...best, ...(list.pairs ?? []).map((pair) => ({ name: pair, label: pairLabel(list, pair) }))];
}

/** "Published, newest first, then title" */
function pairLabel(list: List, pair: string): string {
  const [first, second] = orderOf(list, pair) ?? [];
  if (!first || !second) return pair;
  const from = first.descending ? `, ${descendingWords[first.field.kind]}` : "";
  return `${first.field.label}${from}, then ${second.field.label.toLowerCase()}`;
}

const descendingWords: Record<ColumnField["kind"], string> = {
  year: "newest first",
  date: "newest first",
  number: "largest first",
  money: "dearest first",
  text: "Z to A",
  choice: "Z to A",
  flag: "yes first",
};

const groupingsOf = ({ groupings = {} }: List): Offer[] =>
  Object.entries(groupings).map(([name, { label }]) => ({ name, label }));

function groupTable(list: List, { group = "", filter }: ListRequest, { groups, more }: Groups): GroupTable {
  const { label = "", sum } = list.groupings?.[group] ?? {};
  return {
    label,
    sumLabel: sum?.label,
    more,
    groups: groups.map(({ condition, ...group }) => {
      const narrowed = narrow(filter, condition);
      return { ...group, where: narrowed && printRsql(narrowed) };
    }),
  };
}
