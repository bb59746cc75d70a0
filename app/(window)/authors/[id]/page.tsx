import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Pager } from "@/components/table/pager";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format";
import { listRequest } from "@/lib/list/list";
import { windowBooks } from "@/lib/window/lists";
import { booksByAuthor, findAuthor, idInAddress } from "@/lib/window/queries";
import { BookList } from "../../book-list";

const load = cache(async (address: string) => {
  const id = idInAddress(address);
  return (id && (await findAuthor(id))) || notFound();
});

export async function generateMetadata({ params }: PageProps<"/authors/[id]">): Promise<Metadata> {
  const author = await load((await params).id);
  return {
    title: author.name,
    description: `Books by ${author.name} at ${env.SHOP_NAME}, and the stores that have them.`,
    alternates: { canonical: `/authors/${author.id}` },
  };
}

export default async function AuthorPage({ params, searchParams }: PageProps<"/authors/[id]">) {
  const author = await load((await params).id);
  const page = await booksByAuthor(author.id, { ...listRequest(windowBooks, await searchParams), q: "" });
  return (
    <>
      <PageHeader title={author.name}>
        <p className="lead">{formatCount(page.total, "book")}</p>
      </PageHeader>
      {page.rows.length > 0 ? (
        <BookList books={page.rows} />
      ) : (
        <Empty title="No books at the moment">
          <p>We know the name, but have no book of theirs in our catalogue.</p>
        </Empty>
      )}
      <Pager path={`/authors/${author.id}`} page={page} noun="Books" />
    </>
  );
}
