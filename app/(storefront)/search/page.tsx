import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SearchBox } from "@/components/layout/search-box";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { listBooks, parseStorefrontRequest, storefrontBooks } from "@/lib/storefront/lists";
import { findBookByIsbn, searchPublicAuthors } from "@/lib/storefront/queries";
import { looksLikeIsbn, parseIsbn } from "@/lib/values/isbn";
import { searchRetryAfter } from "../../search-retry-after";
import { BookResults } from "../book-results";
import { getMyOpenStore } from "../my-open-store";
import { SearchesPaused } from "../searches-paused";
import { SortBar } from "../sort-bar";
import { MatchingAuthors } from "./matching-authors";
import { UnknownIsbn } from "./unknown-isbn";

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  const { q } = parseStorefrontRequest(storefrontBooks, await searchParams);
  return {
    title: q ? `Books for “${q}”` : "Search",
    description: `Search every book at ${env.SHOP_NAME} by title, author or ISBN.`,
    // All searches are one page to search engines.
    alternates: { canonical: "/search" },
  };
}

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const params = await searchParams;
  const { q, search } = parseStorefrontRequest(storefrontBooks, params);
  if (search.length === 0) {
    return (
      <>
        <PageHeader title="Search">
          {q && <p className="lead">“{q}” has no letters or digits to search for.</p>}
          <p className="lead">Enter a title, author or ISBN, or part of one.</p>
        </PageHeader>
        <SearchBox q={q} large />
      </>
    );
  }
  const seconds = await searchRetryAfter();
  if (seconds > 0) return <SearchesPaused seconds={seconds} />;
  if (looksLikeIsbn(q)) {
    const isbn = parseIsbn(q);
    const known = isbn.ok && (await findBookByIsbn(isbn.isbn));
    if (known) redirect(`/books/${known}`);
    return <UnknownIsbn typed={q} isbn={isbn} />;
  }

  const store = await getMyOpenStore();
  const [page, authors] = await Promise.all([
    listBooks(storefrontBooks, params, store?.id),
    searchPublicAuthors(q, 12),
  ]);
  return (
    <>
      <PageHeader title={`Books for “${q}”`} />
      <SearchBox q={q} large />
      <MatchingAuthors authors={authors} />
      {(page.rows.length > 1 || page.tooSlow) && <SortBar path="/search" request={page.request} />}
      <BookResults
        path="/search"
        page={page}
        empty={
          <EmptyState title="No books found">
            <p>Try fewer words, or the start of a word. Accents and capitals don’t matter.</p>
          </EmptyState>
        }
      />
    </>
  );
}
