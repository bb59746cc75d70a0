import Link from "next/link";
import { Cover } from "@/components/ui/cover";
import type { PublicPick } from "@/lib/picks/queries";
import { bylineText } from "@/lib/storefront/labels";
import { bookSummaries } from "@/lib/storefront/lists";
import { getMyOpenStore } from "./my-open-store";
import { StockNote } from "./stock-note";

/** Staff picks: books with the recommendations of booksellers. */
export async function PickList({ picks, heading: Heading = "h2" }: { picks: PublicPick[]; heading?: "h2" | "h3" }) {
  const store = await getMyOpenStore();
  const books = await bookSummaries([...new Set(picks.map(({ bookId }) => bookId))], store?.id);
  const byId = new Map(books.map((book) => [book.id, book]));
  return (
    <ul className="catalogue">
      {picks.map((pick) => {
        const book = byId.get(pick.bookId);
        return (
          book && (
            <li key={pick.id}>
              <Cover src={book.cover} alt="" size="thumb" />
              <div>
                <Heading>
                  <Link href={`/books/${book.id}`} prefetch={false}>
                    {book.title}
                  </Link>
                </Heading>
                <p className="by">{bylineText(book.authors)}</p>
                <PickText pick={pick} />
              </div>
              <div className="offer">
                <StockNote book={book} myStore={store?.name} />
              </div>
            </li>
          )
        );
      })}
    </ul>
  );
}

/** The text of a pick, and its author. */
export function PickText({ pick }: { pick: PublicPick }) {
  return (
    <figure className="max-w-prose">
      <blockquote className="whitespace-pre-line">{pick.text}</blockquote>
      <figcaption className="small">{pick.by}</figcaption>
    </figure>
  );
}
