import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ListSearch } from "@/components/table/list-search";
import { Pager } from "@/components/table/pager";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { listRequest } from "@/lib/list/list";
import { windowBooks } from "@/lib/window/lists";
import { booksAtStore, findOpenStore, idInAddress } from "@/lib/window/queries";
import { BookList } from "../../book-list";
import { OpenNow } from "../../opening-hours";
import { StoreFacts } from "./store-facts";

const load = cache(async (address: string) => {
  const id = idInAddress(address);
  return (id && (await findOpenStore(id))) || notFound();
});

export async function generateMetadata({ params }: PageProps<"/stores/[id]">): Promise<Metadata> {
  const store = await load((await params).id);
  const where = [store.address, store.city].filter(Boolean).join(", ");
  return {
    title: store.name,
    description: `${store.name} of ${env.SHOP_NAME}${where && `, ${where}`}: opening hours, and the books on its shelves.`,
    alternates: { canonical: `/stores/${store.id}` },
  };
}

export default async function StorePage({ params, searchParams }: PageProps<"/stores/[id]">) {
  const store = await load((await params).id);
  const path = `/stores/${store.id}`;
  const page = await booksAtStore(store.id, listRequest(windowBooks, await searchParams));
  const { q } = page.request;
  return (
    <>
      <PageHeader title={store.name}>
        <OpenNow hours={store.openingHours} />
      </PageHeader>
      <StoreFacts store={store} />
      <Section title="On its shelves">
        <div className="list-bar">
          <ListSearch
            path={path}
            request={page.request}
            label={`Search the books at ${store.name}`}
            hint="Title or author"
          />
        </div>
        {page.rows.length > 0 ? (
          <BookList books={page.rows} heading="h3" />
        ) : (
          <Empty title={q ? `Nothing here matches “${q}”` : "No books here at the moment"}>
            <p>Another store may have it: the search above looks through every book.</p>
          </Empty>
        )}
        <Pager path={path} page={page} noun="Books" />
      </Section>
    </>
  );
}
