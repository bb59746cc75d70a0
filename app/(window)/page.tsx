import type { Metadata } from "next";
import Link from "next/link";
import { SearchBox } from "@/components/frame/search-box";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { newBooks, openStores } from "@/lib/window/queries";
import { BookCards } from "./book-cards";
import { myOpenStore } from "./my-open-store";
import { StoreCards } from "./store-cards";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: { absolute: `${env.SHOP_NAME}: find a book, and the store that has it` },
    description: `Search every book at ${env.SHOP_NAME} by title, author or ISBN, and see which of our stores has it.`,
    alternates: { canonical: "/" },
  };
}

export default async function HomePage() {
  const store = await myOpenStore();
  const [books, stores] = await Promise.all([newBooks(10, store?.id), openStores()]);
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
      {stores.length > 0 && (
        <Section title="Our stores" aside={<Link href="/stores">Addresses and hours</Link>}>
          <StoreCards stores={stores} />
        </Section>
      )}
    </>
  );
}
