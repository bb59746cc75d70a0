import type { Metadata } from "next";
import Link from "next/link";
import { SearchBox } from "@/components/layout/search-box";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { publicPicks } from "@/lib/picks/queries";
import { newestBooks, openStores } from "@/lib/storefront/queries";
import { BookCards } from "./book-cards";
import { getMyOpenStore } from "./my-open-store";
import { PickList } from "./pick-list";
import { StoreCards } from "./store-cards";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: { absolute: `${env.SHOP_NAME}: find a book, and the store that has it` },
    description: `Search every book at ${env.SHOP_NAME} by title, author or ISBN, and see which of our stores has it.`,
    alternates: { canonical: "/" },
  };
}

export default async function HomePage() {
  const store = await getMyOpenStore();
  const [books, { picks }, stores] = await Promise.all([
    newestBooks(10, store?.id),
    publicPicks({ skip: 0, count: 4 }),
    openStores(),
  ]);
  return (
    <>
      <div className="hero">
        <h1>Find a book, and the store that has it</h1>
        <SearchBox large />
      </div>
      {books.length > 0 && (
        <Section title="New titles" aside={<Link href="/books">All books</Link>}>
          <BookCards books={books} />
        </Section>
      )}
      {picks.length > 0 && (
        <Section title="Staff picks" aside={<Link href="/picks">All staff picks</Link>}>
          <PickList picks={picks} heading="h3" />
        </Section>
      )}
      {stores.length > 0 && (
        <Section title="Our stores" aside={<Link href="/stores">Addresses and hours</Link>}>
          <StoreCards stores={stores} />
        </Section>
      )}
    </>
  );
}
