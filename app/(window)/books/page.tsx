import type { Metadata } from "next";
import { Pager } from "@/components/table/pager";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format";
import { listRequest } from "@/lib/list/list";
import { listBooks, windowBooks } from "@/lib/window/lists";
import { BookList } from "../book-list";
import { SortBar } from "../sort-bar";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Books",
    description: `Every book at ${env.SHOP_NAME}, by title, year or price.`,
    alternates: { canonical: "/books" },
  };
}

export default async function BooksPage({ searchParams }: PageProps<"/books">) {
  const request = { ...listRequest(windowBooks, await searchParams), q: "" };
  const page = await listBooks(request);
  return (
    <>
      <PageHeader title="Books">
        <p className="lead">{formatCount(page.total, "title")} in our catalogue.</p>
      </PageHeader>
      <SortBar path="/books" request={request} />
      {page.rows.length > 0 ? (
        <BookList books={page.rows} />
      ) : (
        <Empty title="No books here yet">
          <p>The shelves are being filled. Come back soon.</p>
        </Empty>
      )}
      <Pager path="/books" page={page} noun="Books" />
    </>
  );
}
