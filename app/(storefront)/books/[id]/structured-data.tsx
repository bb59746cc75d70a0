import { headers } from "next/headers";
import type { PublicBook } from "@/lib/storefront/queries";
import { bookJsonLd } from "@/lib/storefront/structured-data";

/** The structured data of a book, for search engines. */
export async function StructuredData({ book }: { book: PublicBook }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  // Escaping "<" keeps the text of a book from closing the element.
  const json = JSON.stringify(bookJsonLd(book)).replaceAll("<", "\\u003c");
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      // JSON-LD must be the text of a script element, and React would escape its quotes. It is data and never runs.
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
