import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { firstValue } from "@/lib/list/params";
import { type DuplicateBook, findDuplicateBooks, loadDuplicateBooks, MAX_GROUPS } from "@/lib/merge/duplicates";
import { formatNumber, formatYear } from "@/lib/values/format";
import { formatIsbn } from "@/lib/values/isbn-hyphens";
import { requireAbility } from "../../../viewer";
import { DuplicateGroups, GroupPager, pageOfGroups } from "../../merge/duplicate-groups";

export const metadata: Metadata = { title: "Possible duplicates · Books" };

export default async function DuplicateBooksPage({ searchParams }: PageProps<"/desk/books/duplicates">) {
  const actor = await requireAbility("catalogue.delete");
  const found = await findDuplicateBooks(actor);
  const { groups, start } = pageOfGroups(found ?? [], firstValue((await searchParams).start));
  const books = await loadDuplicateBooks(actor, groups);
  return (
    <>
      <PageHeader title="Possible duplicates" breadcrumbs={[{ label: "Books", href: "/desk/books" }]}>
        <p className="lead">
          Books of the same title and first author, of which at least one has no ISBN; with different ISBNs they are
          editions. Points, articles and where the subtitle stands do not matter.
          {found?.length === MAX_GROUPS && ` These are the first ${formatNumber(MAX_GROUPS)} by title.`}
        </p>
      </PageHeader>
      {!found && (
        <Message tone="info">
          <p>Checking all books took too long. Try again later.</p>
        </Message>
      )}
      {found?.length === 0 && <EmptyState title="No duplicates">No two books have similar titles.</EmptyState>}
      <DuplicateGroups
        list="/desk/books"
        groups={groups.map((ids) =>
          ids.flatMap((id) => {
            const book = books.get(id);
            return book ? [{ id, label: book.title, note: noteOf(book) }] : [];
          }),
        )}
      />
      <GroupPager path="/desk/books/duplicates" start={start} count={found?.length ?? 0} />
    </>
  );
}

const noteOf = ({ authors, year, isbn }: DuplicateBook) =>
  [authors, year !== null && formatYear(year), isbn ? formatIsbn(isbn) : "no ISBN"].filter(Boolean).join(", ");
