import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ListSearch } from "@/components/table/list-search";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { booksAtStore, listBooks, parseStorefrontRequest } from "@/lib/storefront/lists";
import { findOpenStore } from "@/lib/storefront/queries";
import { parseId } from "@/lib/values/form-fields";
import { FlashMessage } from "../../../flash";
import { searchRetryAfter } from "../../../search-retry-after";
import { BookResults } from "../../book-results";
import { getMyOpenStore } from "../../my-open-store";
import { OpenStatus } from "../../opening-hours";
import { SearchesPaused } from "../../searches-paused";
import { MyStoreButton } from "./my-store-button";
import { StoreDetails } from "./store-details";

const load = cache(async (address: string) => {
  const id = parseId(address);
  return (id && (await findOpenStore(id))) || notFound();
});

export async function generateMetadata({ params }: PageProps<"/stores/[id]">): Promise<Metadata> {
  const store = await load((await params).id);
  const where = [store.address, store.city].filter(Boolean).join(", ");
  return {
    title: store.name,
    description: `${store.name} of ${env.SHOP_NAME}${where && `, ${where}`}: opening hours and books in stock.`,
    alternates: { canonical: `/stores/${store.id}` },
  };
}

export default async function StorePage({ params, searchParams }: PageProps<"/stores/[id]">) {
  const store = await load((await params).id);
  const path = `/stores/${store.id}`;
  const mine = await getMyOpenStore();
  const isMine = mine?.id === store.id;
  const list = booksAtStore(store.id);
  const query = await searchParams;
  const seconds = parseStorefrontRequest(list, query).search.length > 0 ? await searchRetryAfter() : 0;
  if (seconds > 0) return <SearchesPaused seconds={seconds} />;
  const page = await listBooks(list, query, mine?.id);
  const { q } = page.request;
  return (
    <>
      <PageHeader title={store.name} actions={<MyStoreButton storeId={store.id} isMine={isMine} />}>
        <OpenStatus hours={store.openingHours} />
        {isMine && <Badge>My store</Badge>}
      </PageHeader>
      <FlashMessage />
      <StoreDetails store={store} />
      <Section title="In stock here">
        <div className="list-bar">
          <ListSearch
            path={path}
            request={page.request}
            label={`Search the books at ${store.name}`}
            hint="Title or author"
          />
        </div>
        <BookResults
          path={path}
          page={page}
          heading="h3"
          empty={
            <EmptyState title={q ? `No results for “${q}”` : "No books here at the moment"}>
              <p>Another store may have it: use the search above to find any book.</p>
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}
