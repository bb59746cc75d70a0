import { addAuthor } from "../authors/changes";
import { CommandError, type FieldProblems } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { fold } from "../values/text";
import type { BookAuthor } from "./book-authors";
import type { BookAuthorInput, BookInput } from "./schema";

/** The columns of a book, without its authors. */
export function bookData({ authors: _, ...fields }: BookInput) {
  const { title, subtitle, series, seriesNumber, isbn, format, publisher, year, language, price, description } = fields;
  return {
    title,
    titleFold: fold(title),
    subtitle,
    subtitleFold: subtitle && fold(subtitle),
    series,
    seriesFold: series && fold(series),
    seriesNumber,
    isbn,
    format,
    publisher,
    publisherFold: publisher && fold(publisher),
    year,
    language,
    price,
    description,
  };
}

/** @throws CommandError at the field, with a link to the book, when another book has this ISBN */
export async function requireUniqueIsbn(tx: Transaction, isbn: string | null, except?: number): Promise<void> {
  if (isbn === null) return;
  const other = await tx.book.findUnique({ where: { isbn }, select: { id: true, title: true } });
  if (!other || other.id === except) return;
  const see = { entity: "book" as const, id: other.id, label: other.title };
  throw CommandError.forField("isbn", "Another book has this ISBN.", see);
}

/**
 * The authors of a form, in order. Creates the new ones.
 * @throws CommandError at the line of the form that names nobody.
 */
export async function findOrAddAuthors(
  tx: Transaction,
  record: Recorder,
  wanted: BookAuthorInput[],
): Promise<BookAuthor[]> {
  const ids = wanted.flatMap((author) => ("authorId" in author ? author.authorId : []));
  const found = await tx.author.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  requireKnownAuthors(wanted, names);

  const added = new Map<string, number>();
  const authors: BookAuthor[] = [];
  for (const author of wanted) {
    if ("authorId" in author) {
      authors.push({ authorId: author.authorId, name: names.get(author.authorId) ?? "", role: author.role });
    } else {
      // A new author with two roles is one person.
      const id = added.get(fold(author.name)) ?? (await createAuthorByName(tx, record, author.name));
      added.set(fold(author.name), id);
      authors.push({ authorId: id, name: author.name, role: author.role });
    }
  }
  return authors;
}

function requireKnownAuthors(wanted: BookAuthorInput[], names: Map<number, string>): void {
  const fields: FieldProblems = {};
  for (const [index, author] of wanted.entries()) {
    if ("authorId" in author && !names.has(author.authorId)) {
      fields[`authors.${index}`] = [{ message: "This author no longer exists. Choose another." }];
    }
  }
  if (Object.keys(fields).length > 0) {
    throw new CommandError("There is a problem. Check the highlighted fields.", fields);
  }
}

async function createAuthorByName(tx: Transaction, record: Recorder, name: string): Promise<number> {
  const author = await addAuthor(tx, record, { name, sortName: null, email: null, note: null });
  return author.id;
}
