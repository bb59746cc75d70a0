import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Cover } from "@/components/ui/cover";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { formatLabels } from "@/lib/books/formats";
import { getBook } from "@/lib/books/queries";
import { bookStock } from "@/lib/stock/queries";
import { formatDateTime, formatMoney, formatYear } from "@/lib/values/format";
import { formatIsbn } from "@/lib/values/isbn-hyphens";
import { languageName } from "@/lib/values/language";
import { FlashMessage } from "../../../flash";
import { myStore } from "../../../my-store";
import { redirectIfMerged } from "../../../redirect-if-merged";
import { requireAbility } from "../../../viewer";
import { parseRecordId } from "../../_record/route-params";
import { StockRows } from "./stock-rows";

export default async function BookPage({ params }: PageProps<"/desk/books/[id]">) {
  const actor = await requireAbility("desk");
  const id = await parseRecordId(params);
  const [found, stock, mine] = await Promise.all([getBook(actor, id), bookStock(actor, id), myStore()]);
  const book = found ?? (await redirectIfMerged("book", id, "/desk/books"));
  const path = `/desk/books/${book.id}`;
  return (
    <>
      <PageHeader
        title={book.title}
        breadcrumbs={[{ label: "Books", href: "/desk/books" }]}
        actions={
          <>
            {can(actor, "catalogue.edit") && (
              <ButtonLink href={`${path}/edit`} shortcut="e">
                Edit
              </ButtonLink>
            )}
            {can(actor, "history") && <ButtonLink href={`${path}/history`}>History</ButtonLink>}
            {can(actor, "catalogue.delete") && (
              <ButtonLink href={`${path}/delete`} tone="danger">
                Delete
              </ButtonLink>
            )}
          </>
        }
      >
        {book.subtitle && <p>{book.subtitle}</p>}
        {book.authors.length > 0 && <Authors authors={book.authors} />}
      </PageHeader>
      <FlashMessage />
      <Section title="Stock by store" id="stock">
        <StockRows
          bookId={book.id}
          rows={stock.toSorted((one, other) => Number(other.id === mine) - Number(one.id === mine))}
          mine={mine}
          mayChange={can(actor, "stock.change")}
        />
      </Section>
      <Section title="Details">
        <div className="beside-cover">
          <figure className="cover-figure">
            <Cover src={book.cover} alt={book.coverAlt ?? ""} size="card" />
            {can(actor, "catalogue.edit") && (
              <figcaption>
                <Link href={`${path}/cover`} data-actions>
                  Change the cover
                </Link>
              </figcaption>
            )}
          </figure>
          <DescriptionList
            items={[
              { label: "Series", value: [book.series, book.seriesNumber].filter(Boolean).join(", ") },
              { label: "ISBN", value: book.isbn && formatIsbn(book.isbn) },
              { label: "Format", value: book.format && formatLabels[book.format] },
              { label: "Publisher", value: book.publisher },
              { label: "Year published", value: book.year !== null && formatYear(book.year) },
              { label: "Language", value: book.language && languageName(book.language) },
              { label: "Price", value: book.price !== null && formatMoney(book.price) },
              { label: "Description", value: book.description && <p className="prose">{book.description}</p> },
              { label: "Added", value: formatDateTime(book.createdAt) },
              {
                label: "Shop site",
                value: (
                  <Link href={`/books/${book.id}`} data-actions="">
                    View on shop site
                  </Link>
                ),
              },
            ]}
          />
        </div>
      </Section>
    </>
  );
}

function Authors({ authors }: { authors: { authorId: number; name: string; role: string }[] }) {
  return (
    <ul className="plain-list">
      {authors.map(({ authorId, name, role }) => (
        <li key={`${authorId} ${role}`}>
          <Link href={`/desk/authors/${authorId}`}>{name}</Link>
          {role !== "author" && `, ${role}`}
        </li>
      ))}
    </ul>
  );
}
