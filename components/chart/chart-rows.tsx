"use client";
import Link from "next/link";

export interface TableRow {
  name: string;
  href?: string;
  numbers: string[];
}

/** Built from plain data, like table-body.tsx. */
export function ChartRows({ rows, measures }: { rows: TableRow[]; measures: string[] }) {
  return (
    <tbody>
      {rows.map(({ name, href, numbers }) => (
        <tr key={href ?? name}>
          <th scope="row">
            {href === undefined ? (
              name
            ) : (
              <Link href={href} prefetch={false}>
                {name}
              </Link>
            )}
          </th>
          {numbers.map((number, column) => (
            <td key={measures[column]} className="num">
              {number}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
