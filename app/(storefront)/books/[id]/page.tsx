import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Cover } from "@/components/ui/cover";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { formatLabels } from "@/lib/books/formats";
import { env } from "@/lib/env";
import { publicPicksOf } from "@/lib/picks/queries";
import { bylineText, seriesText } from "@/lib/storefront/labels";
import { findBook, otherBooksBy, type PublicBook } from "@/lib/storefront/queries";
import { parseId } from "@/lib/values/form-fields";
import { formatYear } from "@/lib/values/format";
import { formatIsbn } from "@/lib/values/isbn-hyphens";
import { languageName } from "@/lib/values/language";
import { redirectIfMerged } from "../../../redirect-if-merged";
import { BookCards } from "../../book-cards";
import { Byline } from "../../byline";
import { getMyOpenStore } from "../../my-open-store";
import { PickText } from "../../pick-list";
import { Availability } from "./availability";
import { StructuredData } from "./structured-data";

const load = cache(async (address: string) => {
  const id = parseId(address);
  if (!id) notFound();
  return (await findBook(id)) ?? redirectIfMerged("book", id, "/books");
});

export async function generateMetadata({ params }: PageProps<"/books/[id]">): Promise<Metadata> {
  const book = await load((await params).id);
  const byline = bylineText(book.authors);
  return {
    title: byline ? `${book.title} by ${byline}` : book.title,
    description: book.description?.slice(0, 155) ?? `Find ${book.title} in a store of ${env.SHOP_NAME}.`,
    alternates: { canonical: `/books/${book.id}` },
  };
}

export default async function BookPage({ params }: PageProps<"/books/[id]">) {
  const book = await load((await params).id);
  const author = book.authors[0]?.author;
  const store = await getMyOpenStore();
  const [others, picks] = await Promise.all([
    author ? otherBooksBy(author.id, book.id, 5, store?.id) : [],
    publicPicksOf(book.id),
  ]);
  return (
    <>
      <StructuredData book={book} />
      <article className="book">
        <Cover src={book.cover} alt={book.coverAlt ?? ""} size="page" priority />
        <header>
          {book.series && <p className="series">{seriesText(book)}</p>}
          <h1>{book.title}</h1>
          {book.subtitle && <p className="subtitle">{book.subtitle}</p>}
          {book.authors.length > 0 && (
            <p className="byline">
              <Byline authors={book.authors} />
            </p>
          )}
        </header>
        <Availability book={book} myStore={store?.id} />
        <div className="about">
          {book.description && <p className="description">{book.description}</p>}
          <BookDetails book={book} />
        </div>
      </article>
      {picks.length > 0 && (
        <Section title="Staff picks" aside={<Link href="/picks">All staff picks</Link>}>
          {picks.map((pick) => (
            <PickText key={pick.id} pick={pick} />
          ))}
        </Section>
      )}
      {author && others.length > 0 && (
        <Section
          title={`More by ${author.name}`}
          aside={<Link href={`/authors/${author.id}`}>All books by {author.name}</Link>}
        >
          <BookCards books={others} />
        </Section>
      )}
    </>
  );
}

function BookDetails({ book }: { book: PublicBook }) {
  return (
    <DescriptionList
      items={[
        { label: "ISBN", value: book.isbn && formatIsbn(book.isbn) },
        { label: "Format", value: book.format && formatLabels[book.format] },
        { label: "Publisher", value: book.publisher },
        { label: "Year", value: book.year !== null && formatYear(book.year) },
        { label: "Language", value: book.language && languageName(book.language) },
      ]}
    />
  );
}
