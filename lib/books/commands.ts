import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { refuseReferenced } from "../entities/references";
import { env } from "../env";
import { saveVersion } from "../history/save-version";
import { formatCount } from "../values/format";
import { replaceAuthors } from "./book-authors";
import { bookData, findOrAddAuthors, requireUniqueIsbn } from "./changes";
import { book } from "./entity";
import { findBookDependents } from "./queries";
import { bookSchemas, deleteBookSchema } from "./schema";

const { newBook, editBook } = bookSchemas(env.CURRENCY);
/** Creates a book and its new authors. */
export const createBook = command({
  name: "createBook",
  ability: book.abilities.create,
  input: newBook,
  async run({ tx, input, record }) {
    const data = bookData(input);
    await requireUniqueIsbn(tx, data.isbn);
    const authors = await findOrAddAuthors(tx, record, input.authors);
    const book = await tx.book.create({ data });
    await record.created("book", book.id);
    await replaceAuthors(tx, book.id, authors);
    return { id: book.id, title: book.title };
  },
});

/** Updates a book, including the order and roles of its authors. */
export const updateBook = command({
  name: "updateBook",
  ability: book.abilities.update,
  input: editBook,
  target: book,
  async run({ tx, input, row, record }) {
    const data = bookData(input);
    await requireUniqueIsbn(tx, data.isbn, row.id);
    const authors = await findOrAddAuthors(tx, record, input.authors);
    if (await saveVersion(tx, record, "book", row, data, { authors })) {
      if (JSON.stringify(authors) !== JSON.stringify(row.authors)) await replaceAuthors(tx, row.id, authors);
    }
    return { id: row.id };
  },
});

/** Deletes a book without copies, and its stock records. */
export const deleteBook = command({
  name: "deleteBook",
  ability: book.abilities.delete,
  input: deleteBookSchema,
  target: book,
  async run({ tx, row, record }) {
    const places = await findBookDependents(tx, row.id);
    if (places.length > 0)
      throw new CommandError(
        inStock(row.title, places),
        {},
        places.map(({ store }) => store),
      );
    await refuseReferenced(tx, "book", { id: row.id, label: row.title }, ["stock"]);
    const empty = await tx.stock.findMany({ where: { bookId: row.id } });
    for (const stock of empty) await record.deleted("stock", stock);
    await tx.stock.deleteMany({ where: { bookId: row.id } });
    await record.deleted("book", row);
    await tx.book.delete({ where: { id: row.id } });
    return { id: row.id, title: row.title, stores: empty.length };
  },
});

function inStock(title: string, places: Awaited<ReturnType<typeof findBookDependents>>): string {
  const list = places.map(({ quantity, store }) => `${formatCount(quantity, "copy", "copies")} at ${store.label}`);
  return `${title} is in stock: ${new Intl.ListFormat("en-GB").format(list)}. Take it out of there first.`;
}
