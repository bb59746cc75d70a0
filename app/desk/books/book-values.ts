import type { FormValues } from "@/components/form/form-state";
import type { BookWithAuthors } from "@/lib/books/book-authors";
import { formatMoneyInput, formatYear } from "@/lib/values/format";
import { formatIsbn } from "@/lib/values/isbn-hyphens";
import { withAuthorLines } from "./_author-picker/form-intent";

/** The form values of a book. */
export function bookValues(book: BookWithAuthors): FormValues {
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
    price: book.price === null ? "" : formatMoneyInput(book.price),
    description: book.description ?? "",
  };
  return withAuthorLines(
    fields,
    book.authors.map(({ authorId, name, role }) => ({ authorId: String(authorId), name, role })),
  );
}
