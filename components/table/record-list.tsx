import type { ReactNode } from "react";
import type { Place } from "@/lib/list/list";
import { type Column, DataTable } from "./data-table";
import { ListSearch } from "./list-search";
import type { ListView } from "./list-url";
import { Pager } from "./pager";
import type { Cell } from "./table-body";

interface Props<Row extends { id: number }> {
  path: string;
  /** What the rows are: "Books". */
  noun: string;
  page: Place & { rows: Row[]; request: ListView };
  /** What can be searched for: "Title, author or ISBN". */
  hint?: string;
  columns: Column[];
  cell(row: Row, key: string): Cell;
  /** What stands there instead when there are no rows. */
  empty: ReactNode;
}

/** A list as every page at the desk shows one: the search box, the table, and the way to its other pages. */
export function RecordList<Row extends { id: number }>({ path, noun, page, hint, ...table }: Props<Row>) {
  return (
    <>
      <div className="list-bar">
        <ListSearch path={path} request={page.request} label={`Search ${noun.toLowerCase()}`} hint={hint} />
      </div>
      <DataTable caption={noun} path={path} request={page.request} rows={page.rows} {...table} />
      <Pager path={path} page={page} noun={noun} />
    </>
  );
}
