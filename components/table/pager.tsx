import Link from "next/link";
import type { PageInfo } from "@/lib/list/paging/page";
import { pageSizes } from "@/lib/list/paging/page-sizes";
import { formatNumber } from "@/lib/values/format";
import { type ListView, listHref } from "./list-url";

interface Props {
  path: string;
  page: PageInfo & { rows: unknown[]; request: ListView };
  /** The plural of a row, as in "Books 51–100 of 12,345". */
  noun?: string;
}

/** The range of the rows shown, and links to the other pages. */
export function Pager({ path, page, noun = "Rows" }: Props) {
  const { total, rows, request, previous, next } = page;
  if (rows.length === 0 && !previous && !next) return null;
  return (
    <nav className="pager" aria-label="Pagination">
      <p>{describeRange(page, noun)}</p>
      <div className="actions">
        {previous && (
          <>
            <PageLink href={listHref(path, request)}>First</PageLink>
            <PageLink href={listHref(path, request, { cursor: previous })}>Previous</PageLink>
          </>
        )}
        {next && (
          <>
            <PageLink href={listHref(path, request, { cursor: next })}>Next</PageLink>
            <PageLink href={listHref(path, request, { cursor: "end" })}>Last</PageLink>
          </>
        )}
      </div>
      {total > (pageSizes[0] ?? 0) && <PageSizes path={path} request={request} />}
    </nav>
  );
}

/** "Books 51–100 of 12,345"; "Books 51–100 of more than 10,000"; near the end of so many, "Books: 50 of more than 10,000". */
function describeRange({ total, hasMore: more, first, rows }: Props["page"], noun: string): string {
  const all = `${more ? "more than " : ""}${formatNumber(total)}`;
  if (rows.length === 0) return `${noun}: ${all}`;
  if (first === undefined) return `${noun}: ${formatNumber(rows.length)} of ${all}`;
  return `${noun} ${formatNumber(first)}–${formatNumber(first + rows.length - 1)} of ${all}`;
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="button button-small" prefetch={false}>
      {children}
    </Link>
  );
}

function PageSizes({ path, request }: { path: string; request: ListView }) {
  return (
    <p className="flex items-center gap-2">
      Rows per page:
      {pageSizes.map((size) => (
        <Link
          key={size}
          href={listHref(path, request, { size })}
          aria-current={size === request.size || undefined}
          prefetch={false}
        >
          {size}
        </Link>
      ))}
    </p>
  );
}
