import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SearchBox } from "@/components/frame/search-box";
import { Pager } from "@/components/table/pager";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { looksLikeIsbn, parseIsbn } from "@/lib/isbn";
import { listRequest } from "@/lib/list/list";
import { searchWords } from "@/lib/list/words";
import { cleanLine } from "@/lib/text";
import { listBooks, windowBooks } from "@/lib/window/lists";
import { authorsNamed, findBookByIsbn } from "@/lib/window/queries";
import { BookList } from "../book-list";
import { MatchingAuthors } from "./matching-authors";
import { UnknownIsbn } from "./unknown-isbn";

export const metadata: Metadata = { title: "Search", robots: { index: false } };

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const request = listRequest(windowBooks, await searchParams);
  const { q } = request;
  if (searchWords(q).length === 0) {
    return (
      <>
        <PageHeader title="Search">{prompt}</PageHeader>
        <SearchBox large />
      </>
    );
  }
  if (looksLikeIsbn(q)) {
    const isbn = parseIsbn(q);
    const known = isbn.ok && (await findBookByIsbn(isbn.isbn));
    if (known) redirect(`/books/${known}`);
    return <UnknownIsbn typed={q} isbn={isbn} />;
  }

  const shown = cleanLine(q);
  const [page, authors] = await Promise.all([listBooks(request), authorsNamed(q, 12)]);
  return (
    <>
      <PageHeader title={`Books for “${shown}”`} />
      <SearchBox q={shown} large />
      <MatchingAuthors authors={authors} />
      {page.rows.length > 0 ? (
        <BookList books={page.rows} />
      ) : (
        <Empty title="No book matches">
          <p>Try fewer words, or only the beginning of one. Accents and capitals do not matter.</p>
        </Empty>
      )}
      <Pager path="/search" page={page} noun="Books" />
    </>
  );
}

const prompt = <p className="lead">Type a title, an author or an ISBN, or a part of one.</p>;
