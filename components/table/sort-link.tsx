import Link from "next/link";
import { type ListView, listHref } from "./list-url";

interface Props {
  path: string;
  request: ListView;
  sort: string;
  label: string;
  numeric?: boolean;
  /** Sorts descending on the first click: newest first, most expensive first. */
  descendingFirst?: boolean;
}

/** A sortable column header. Clicking it again reverses the sort. Either way the list starts at its first page. */
export function SortLink({ path, request, sort, label, numeric, descendingFirst = false }: Props) {
  // Of a sort by two columns, the first one is marked.
  const [first = ""] = request.sort.split(",");
  const current = first.replace(/^-/, "") === sort;
  const descends = first.startsWith("-");
  const next = current ? !descends : descendingFirst;
  return (
    <th
      scope="col"
      className={numeric ? "num" : undefined}
      aria-sort={current ? (descends ? "descending" : "ascending") : undefined}
    >
      <Link href={listHref(path, request, { sort: next ? `-${sort}` : sort })} prefetch={false}>
        {label}
      </Link>
    </th>
  );
}
