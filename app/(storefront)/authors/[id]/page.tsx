import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { booksByAuthor, listBooks } from "@/lib/storefront/lists";
import { findAuthor } from "@/lib/storefront/queries";
import { parseId } from "@/lib/values/form-fields";
import { formatCount } from "@/lib/values/format";
import { redirectIfMerged } from "../../../redirect-if-merged";
import { BookResults } from "../../book-results";
import { getMyOpenStore } from "../../my-open-store";

const load = cache(async (address: string) => {
  const id = parseId(address);
  if (!id) notFound();
  return (await findAuthor(id)) ?? redirectIfMerged("author", id, "/authors");
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
  const store = await getMyOpenStore();
  const page = await listBooks(booksByAuthor(author.id), { ...(await searchParams), q: undefined }, store?.id);
  return (
    <>
      <PageHeader title={author.name}>
        <p className="lead">{formatCount(page.total, "book")}</p>
      </PageHeader>
      <BookResults
        path={`/authors/${author.id}`}
        page={page}
        empty={
          <EmptyState title="No books at the moment">
            <p>We know the name, but have no book of theirs in our catalogue.</p>
          </EmptyState>
        }
      />
    </>
  );
}
