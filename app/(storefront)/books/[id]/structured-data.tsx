import { headers } from "next/headers";
import type { PublicBook } from "@/lib/storefront/queries";
import { bookJsonLd } from "@/lib/storefront/structured-data";

/** The book for search engines. */
export async function StructuredData({ book }: { book: PublicBook }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  // Without "<" nothing typed into a book can end the element.
  const json = JSON.stringify(bookJsonLd(book)).replaceAll("<", "\\u003c");
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      // A script's text is the only way to write JSON-LD, and React would escape its quotes. It is data and never runs.
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
