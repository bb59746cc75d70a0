import type { ReactNode } from "react";
import { ListNotes } from "@/components/table/list-notes";
import { Pager } from "@/components/table/pager";
import type { listBooks } from "@/lib/storefront/lists";
import { BookList } from "./book-list";

interface Props {
  path: string;
  page: Awaited<ReturnType<typeof listBooks>>;
  heading?: "h2" | "h3";
  /** Shown instead when there are no books. */
  empty: ReactNode;
}

/** One page of books with its notes and the pager. */
export function BookResults({ path, page, heading, empty }: Props) {
  const hasNone = page.rows.length === 0;
  return (
    <>
      <ListNotes page={{ ...page, hint: "Sort differently, or search for more of the title or the author." }} />
      {hasNone ? !page.tooSlow && empty : <BookList books={page.rows} heading={heading} />}
      <Pager path={path} page={page} noun="Books" />
    </>
  );
}
