import type { Values } from "@/components/form/state";
import type { BookWithAuthors } from "@/lib/books/book-authors";
import { formatYear, typedMoney } from "@/lib/values/format";
import { formatIsbn } from "@/lib/values/isbn-hyphens";
import { withRows } from "./form-intent";

/** A book's row as the form's fields. */
export function bookValues(book: BookWithAuthors): Values {
  const fields = {
    id: String(book.id),
    version: String(book.version),
    title: book.title,
    subtitle: book.subtitle ?? "",
    series: book.series ?? "",
    seriesNumber: book.seriesNumber ?? "",
    isbn: book.isbn ? formatIsbn(book.isbn) : "",
    format: book.format ?? "",
    publisher: book.publisher ?? "",
    year: book.year === null ? "" : formatYear(book.year),
    language: book.language ?? "",
    price: book.price === null ? "" : typedMoney(book.price),
    description: book.description ?? "",
  };
  return withRows(
    fields,
    book.authors.map(({ authorId, name, role }) => ({ authorId: String(authorId), name, role })),
  );
}
