import { cloneElement, isValidElement, type ReactNode } from "react";
import type { ListView } from "./list-url";
import { SortLink } from "./sort-link";
import { type Cell, TableBody } from "./table-body";

export interface Column {
  key: string;
  label: string;
  /** The sort that the column's header links to. */
  sort?: string;
  descendingFirst?: boolean;
  numeric?: boolean;
  /** The column whose cell names the row. */
  heading?: boolean;
}

interface Props<Row extends { id: number }> {
  caption: string;
  columns: Column[];
  rows: Row[];
  /** The content of a cell: text, a link ({ text, href }), or anything React renders. */
  cell(row: Row, key: string): Cell;
  /** For sortable headers: the path of the list and its current state. */
  path?: string;
  request?: ListView;
  /** Adds a checkbox to each row; the form is around the table (selection.tsx). */
  selectable?: boolean;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
}

/** A table of rows; cards on a phone. */
export function DataTable<Row extends { id: number }>(props: Props<Row>) {
  const { caption, columns, rows, cell, path, request, selectable, empty } = props;
  if (rows.length === 0) return empty ?? null;
  return (
    <div className="table-box">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {selectable && (
              <td className="select-cell">
                {/* Needs JavaScript, which shows it. */}
                <label>
                  <input type="checkbox" aria-label="Select all on this page" hidden />
                </label>
              </td>
            )}
            {columns.map(({ key, label, sort, numeric, descendingFirst }) =>
              sort && path && request ? (
                <SortLink key={key} {...{ path, request, sort, label, numeric, descendingFirst }} />
              ) : (
                <th key={key} scope="col" className={numeric ? "num" : undefined}>
                  {label}
                </th>
              ),
            )}
          </tr>
        </thead>
        <TableBody
          columns={columns.map(({ label, numeric, heading }) => ({ label, numeric, heading }))}
          ids={rows.map((row) => row.id)}
          selectable={selectable}
          rows={rows.map((row) => columns.map(({ key }) => withKey(cell(row, key), key)))}
        />
      </table>
    </div>
  );
}

/** Elements in an array need a key. */
function withKey(cell: Cell, key: string): Cell {
  return isValidElement(cell) ? cloneElement(cell, { key }) : cell;
}
