import type { ReactNode } from "react";
import type { ListPage } from "@/lib/list/load-list-page";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { ActiveFilter } from "./active-filter";
import { type Column, DataTable } from "./data-table";
import { ExportMenu, type ExportOf } from "./export-menu";
import { FilterPanel } from "./filter-panel";
import { GroupTable } from "./group-table";
import { ListMenus } from "./list-menus";
import { ListNotes } from "./list-notes";
import { ListSearch } from "./list-search";
import { listHref } from "./list-url";
import { Pager } from "./pager";
import { type Selection, SelectionForm } from "./selection";
import type { Cell } from "./table-body";

interface Props<Row extends { id: number }> {
  path: string;
  /** The plural of a row: "Books". */
  noun: string;
  page: ListPage<Row>;
  /** The table's caption, where it isn't the noun: "Books by Jane Austen". */
  caption?: string;
  /** The placeholder of the search box: "Title, author or ISBN". */
  hint?: string;
  columns: Column[];
  cell(row: Row, key: string): Cell;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
  /** The list's saved views. */
  views?: ReactNode;
  /** A search box that replaces the list's own. */
  search?: ReactNode;
  /** Where rows can be selected: the page that edits them. */
  selection?: Selection;
  /** Where the list can be exported. */
  exportOf?: ExportOf;
}

/** A list of the desk: search, filter and groups, the table, and the pager. */
export function RecordList<Row extends { id: number }>(props: Props<Row>) {
  const {
    path,
    noun,
    page,
    caption = noun,
    hint,
    columns,
    cell,
    empty,
    views,
    search,
    selection,
    exportOf: exported,
  } = props;
  const { request, filter, groups, rows } = page;
  const table = (
    <DataTable
      caption={caption}
      path={path}
      request={request}
      columns={columns}
      selectable={selection !== undefined}
      rows={rows}
      cell={cell}
      empty={<NoRows path={path} page={page} noun={noun} empty={empty} />}
    />
  );
  return (
    <>
      <div className="list-bar">
        {views}
        {search}
        {page.searchable && (
          <ListSearch path={path} request={request} label={`Search ${noun.toLowerCase()}`} hint={hint} />
        )}
        {!filter.form && <ButtonLink href={listHref(path, request, { edit: true })}>Filter</ButtonLink>}
        {exported && (rows.length > 0 || groups) && <ExportMenu {...exported} noun={noun} request={request} />}
      </div>
      {filter.form && <FilterPanel path={path} noun={noun} request={request} form={filter.form} />}
      <ActiveFilter path={path} page={page} />
      <ListMenus path={path} page={page} />
      <ListNotes page={page} />
      {groups && groups.groups.length > 0 ? (
        <GroupTable path={path} noun={noun} request={request} table={groups} />
      ) : selection && rows.length > 0 ? (
        <SelectionForm {...selection} noun={noun} page={page}>
          {table}
        </SelectionForm>
      ) : (
        table
      )}
      <Pager path={path} page={page} noun={noun} />
    </>
  );
}

/** Says why there are no rows. */
function NoRows({ path, noun, page, empty }: Pick<Props<{ id: number }>, "path" | "noun" | "page" | "empty">) {
  const { request, tooSlow } = page;
  // The note above says so.
  if (tooSlow) return null;
  if (request.problems.length > 0) {
    return <EmptyState title="No results">Edit or clear the filter.</EmptyState>;
  }
  if (!request.filter) return empty;
  const clear = <ButtonLink href={listHref(path, request, { where: "" })}>Clear filter</ButtonLink>;
  return (
    <EmptyState title={`No ${noun.toLowerCase()} match the filter`} action={clear}>
      Edit or clear the filter.
    </EmptyState>
  );
}
