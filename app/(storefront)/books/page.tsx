import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { listBooks, storefrontBooks } from "@/lib/storefront/lists";
import { formatCount } from "@/lib/values/format";
import { BookResults } from "../book-results";
import { getMyOpenStore } from "../my-open-store";
import { SortBar } from "../sort-bar";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Books",
    description: `Every book at ${env.SHOP_NAME}, by title, year or price.`,
    alternates: { canonical: "/books" },
  };
}

export default async function BooksPage({ searchParams }: PageProps<"/books">) {
  const store = await getMyOpenStore();
  const page = await listBooks(storefrontBooks, { ...(await searchParams), q: undefined }, store?.id);
  return (
    <>
      <PageHeader title="Books">
        <p className="lead">{formatCount(page.total, "title")} in our catalogue.</p>
      </PageHeader>
      <SortBar path="/books" request={page.request} />
      <BookResults
        path="/books"
        page={page}
        empty={
          <EmptyState title="No books here yet">
            <p>The shelves are being filled. Come back soon.</p>
          </EmptyState>
        }
      />
    </>
  );
}
