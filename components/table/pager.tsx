import Link from "next/link";
import { formatNumber } from "@/lib/format";
import type { Place } from "@/lib/list/list";
import { type ListView, listHref } from "./list-url";

const sizes = [25, 50, 100];

interface Props {
  path: string;
  page: Place & { rows: unknown[]; request: ListView };
  /** What the rows are: "Books 51–100 of 12,345". */
  noun?: string;
}

/** Which rows these are, and the way to the others. */
export function Pager({ path, page, noun = "Rows" }: Props) {
  const { total, first, rows, request, previous, next } = page;
  if (rows.length === 0) return null;
  const last = first + rows.length - 1;
  return (
    <nav className="pager" aria-label="Pages">
      <p>
        {noun} {formatNumber(first)}–{formatNumber(last)} of {formatNumber(total)}
      </p>
      <div className="actions">
        {previous && (
          <>
            <PageLink href={listHref(path, request)}>First</PageLink>
            <PageLink href={listHref(path, request, { at: previous })}>Previous</PageLink>
          </>
        )}
        {next && <PageLink href={listHref(path, request, { at: next })}>Next</PageLink>}
      </div>
      {total > (sizes[0] ?? 0) && <Sizes path={path} request={request} />}
    </nav>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="button button-small" prefetch={false}>
      {children}
    </Link>
  );
}

function Sizes({ path, request }: { path: string; request: ListView }) {
  return (
    <p className="flex items-center gap-2">
      Rows to a page:
      {sizes.map((size) => (
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
