"use client";
import Link from "next/link";
import { isValidElement, type ReactNode } from "react";

export interface LinkCell {
  text: string;
  href: string;
}

/** Text, a link, or anything else React renders. */
export type Cell = ReactNode | LinkCell;

interface Props {
  columns: { label: string; numeric?: boolean; heading?: boolean }[];
  ids: number[];
  rows: Cell[][];
  selectable?: boolean;
}

/**
 * The rows of a table, from plain data: as server elements each cell would be in the page twice at full length, once
 * as HTML and once in React's own notation, and cost the server twice the time.
 */
export function TableBody({ columns, ids, rows, selectable }: Props) {
  const heading = columns.findIndex((column) => column.heading);
  return (
    <tbody>
      {rows.map((cells, index) => (
        <tr key={ids[index]}>
          {selectable && (
            <td className="select-cell">
              {/* The whole label is the touch target. */}
              <label>
                <input type="checkbox" name="id" value={ids[index]} aria-label={`Select ${rowLabel(cells[heading])}`} />
              </label>
            </td>
          )}
          {columns.map(({ label, numeric, heading }, column) => {
            const Tag = heading ? "th" : "td";
            return (
              <Tag
                key={label}
                scope={heading ? "row" : undefined}
                className={numeric ? "num" : undefined}
                data-label={heading ? undefined : label}
              >
                {content(cells[column])}
              </Tag>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

const rowLabel = (cell: Cell) => (isLink(cell) ? cell.text : String(cell));

function content(cell: Cell): ReactNode {
  if (!isLink(cell)) return cell;
  return (
    <Link href={cell.href} prefetch={false}>
      {cell.text}
    </Link>
  );
}

function isLink(cell: Cell): cell is LinkCell {
  return typeof cell === "object" && cell !== null && !isValidElement(cell) && "href" in cell;
}
