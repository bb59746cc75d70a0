"use client";
import Link from "next/link";
import { type ListView, listHref } from "./list-url";

export interface GroupBar {
  name: string;
  /** The filter of the list of its rows; undefined where there can be none. */
  where?: string;
  /** In percent of the largest group. */
  share: number;
  numbers: string[];
}

interface Props {
  path: string;
  /** The state of the list whose rows were counted. */
  view: ListView;
  groups: GroupBar[];
  /** The labels of the numbers. */
  labels: string[];
}

/** From plain data, as table-body.tsx. */
export function GroupRows({ path, view, groups, labels }: Props) {
  return (
    <tbody>
      {groups.map(({ name, where, share, numbers }) => (
        <tr key={where ?? name}>
          <th scope="row">
            {where === undefined ? (
              name
            ) : (
              <Link href={listHref(path, view, { where })} prefetch={false}>
                {name}
              </Link>
            )}
            <svg className="bar" aria-hidden="true">
              <rect width={`${share}%`} height="100%" />
            </svg>
          </th>
          {numbers.map((number, index) => (
            <td key={labels[index]} className="num" data-label={labels[index]}>
              {number}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
