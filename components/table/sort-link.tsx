import Link from "next/link";
import { type ListView, listHref } from "./list-url";

interface Props {
  path: string;
  request: ListView;
  sort: string;
  label: string;
  numeric?: boolean;
  /** Newest first, dearest first: what the first press gives. */
  descendingFirst?: boolean;
}

/** The head of a column that can be sorted by; pressed again, it turns round. Either way the list begins anew. */
export function SortLink({ path, request, sort, label, numeric, descendingFirst = false }: Props) {
  // Of an order by two columns, the weightier is the one that shows.
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
