/** A book as schema.org JSON-LD, for search engines. */
import { env } from "../env";
import { formatMoneyInput } from "../values/format";
import type { PublicBook } from "./queries";

const bookFormats = {
  hardback: "Hardcover",
  paperback: "Paperback",
  ebook: "EBook",
  audiobook: "AudiobookFormat",
} as const;
const creatorProperties = {
  author: "author",
  editor: "editor",
  translator: "translator",
  illustrator: "illustrator",
} as const;

export function bookJsonLd(book: PublicBook) {
  const url = `${env.PUBLIC_URL}/books/${book.id}`;
  return {
    "@context": "https://schema.org",
    "@type": "Book",
    "@id": url,
    url,
    name: book.subtitle ? `${book.title}: ${book.subtitle}` : book.title,
    ...creators(book),
    isbn: book.isbn ?? undefined,
    bookFormat: book.format && book.format !== "other" ? `https://schema.org/${bookFormats[book.format]}` : undefined,
    publisher: book.publisher ? { "@type": "Organization", name: book.publisher } : undefined,
    datePublished: book.year === null ? undefined : isoYear(book.year),
    inLanguage: book.language ?? undefined,
    description: book.description ?? undefined,
    isPartOf: book.series
      ? { "@type": "BookSeries", name: book.series, position: book.seriesNumber ?? undefined }
      : undefined,
    offers: book.price === null ? undefined : offer(book, book.price, url),
  };
}

function creators(book: PublicBook) {
  const byPart: Record<string, object[]> = {};
  for (const { role, author } of book.authors) {
    const part = role === "introduction" ? "contributor" : creatorProperties[role];
    const person = { "@type": "Person", name: author.name, url: `${env.PUBLIC_URL}/authors/${author.id}` };
    byPart[part] = [...(byPart[part] ?? []), person];
  }
  return byPart;
}

function offer(book: PublicBook, price: number, url: string) {
  return {
    "@type": "Offer",
    url,
    price: formatMoneyInput(price),
    priceCurrency: env.CURRENCY,
    availability: `https://schema.org/${book.stock.length > 0 ? "InStoreOnly" : "OutOfStock"}`,
    availableAtOrFrom: book.stock.map(({ store }) => ({
      "@type": "BookStore",
      name: store.name,
      url: `${env.PUBLIC_URL}/stores/${store.id}`,
    })),
  };
}

/** A year of ISO 8601, in which 1 BCE is 0000, so that 750 BCE is -0749. */
function isoYear(year: number): string {
  return year > 0 ? String(year).padStart(4, "0") : `-${String(-year - 1).padStart(4, "0")}`;
}
