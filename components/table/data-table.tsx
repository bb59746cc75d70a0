import { cloneElement, isValidElement, type ReactNode } from "react";
import type { ListView } from "./list-url";
import { SortLink } from "./sort-link";
import { type Cell, TableBody } from "./table-body";

export interface Column {
  key: string;
  label: string;
  /** The list's sort that the column's head leads to. */
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
  /** What a row has in a column: text, a link ({ text, href }), or anything React renders. */
  cell(row: Row, key: string): Cell;
  /** For heads that sort: where the list is and how it was asked for. */
  path?: string;
  request?: ListView;
  /** With a box in each row by which it is chosen; the form is around it (choosing.tsx). */
  selectable?: boolean;
  /** What stands there instead when there are no rows. */
  empty?: ReactNode;
}

/** A table of rows; on a phone, of cards. */
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
              <td className="choose">
                {/* Shown by the script that it needs. */}
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

/** An element on its way to the browser in an array needs a key. */
function withKey(cell: Cell, key: string): Cell {
  return isValidElement(cell) ? cloneElement(cell, { key }) : cell;
}
