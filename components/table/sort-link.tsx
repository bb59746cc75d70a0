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
  const current = request.sort === sort;
  const descending = current ? !request.descending : descendingFirst;
  return (
    <th
      scope="col"
      className={numeric ? "num" : undefined}
      aria-sort={current ? (request.descending ? "descending" : "ascending") : undefined}
    >
      <Link href={listHref(path, request, { sort: descending ? `-${sort}` : sort })} prefetch={false}>
        {label}
      </Link>
    </th>
  );
}
