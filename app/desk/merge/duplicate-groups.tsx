import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { formatNumber } from "@/lib/values/format";
import { mergeHref } from "../_list/selection";

export interface Duplicate {
  id: number;
  label: string;
  note?: ReactNode;
}

interface Props {
  /** The list's URL. */
  list: string;
  groups: Duplicate[][];
}

/** Groups of possible duplicates, each with a link to merge them. */
export function DuplicateGroups({ list, groups }: Props) {
  return (
    <ul className="entries">
      {groups.map((rows) => (
        <li key={rows.map(({ id }) => id).join()}>
          <ul className="entry-name">
            {rows.map(({ id, label, note }) => (
              <li key={id}>
                <Link href={`${list}/${id}`} prefetch={false}>
                  {label}
                </Link>{" "}
                {note && <span className="text-soft">{note}</span>}
              </li>
            ))}
          </ul>
          <ButtonLink href={mergeHref(list, rows)} small>
            Merge…<span className="sr-only"> {rows[0]?.label}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

const PAGE_SIZE = 25;

/** The groups of one page. */
export function pageOfGroups<Group>(groups: Group[], param: string): { groups: Group[]; start: number } {
  const start = /^\d{1,6}$/.test(param) ? Math.min(Number(param), Math.max(groups.length - 1, 0)) : 0;
  return { groups: groups.slice(start, start + PAGE_SIZE), start };
}

export function GroupPager({ path, start, count }: { path: string; start: number; count: number }) {
  if (count <= PAGE_SIZE) return null;
  return (
    <nav className="pager" aria-label="Pages">
      <p>
        {formatNumber(start + 1)}–{formatNumber(Math.min(start + PAGE_SIZE, count))} of {formatNumber(count)}
      </p>
      <div className="actions">
        {start > 0 && (
          <ButtonLink href={`${path}?start=${Math.max(start - PAGE_SIZE, 0)}`} small>
            Previous
          </ButtonLink>
        )}
        {start + PAGE_SIZE < count && (
          <ButtonLink href={`${path}?start=${start + PAGE_SIZE}`} small>
            Next
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
