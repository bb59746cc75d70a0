import { authorise } from "../auth/abilities";
import { type BookAuthor, replaceAuthors } from "../books/book-authors";
import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { deleteMany } from "../db/bulk-write";
import { toColumns } from "../entities/rows";
import { saveVersion } from "../history/save-version";
import { MAX_TRANSACTION_ROWS } from "../jobs/job";
import { formatNumber } from "../values/format";
import { loadMerged, moveReferences, moveStock, replaceMergedAuthors } from "./changes";
import { mergeAuthorsSchema, mergeBooksSchema } from "./schema";

/** Merges authors: all their books refer to the survivor, once per role, and the duplicates are deleted. */
export const mergeAuthors = command({
  name: "mergeAuthors",
  ability: "catalogue.delete",
  input: mergeAuthorsSchema,
  async run({ tx, actor, input, record }) {
    authorise(actor, "catalogue.edit");
    const { survivor, duplicates, values } = await loadMerged(tx, "author", input);
    const ids = duplicates.map(({ id }) => id);
    const parts = await tx.bookAuthor.groupBy({
      by: ["bookId"],
      where: { authorId: { in: ids } },
      orderBy: { bookId: "asc" },
    });
    if (parts.length > MAX_TRANSACTION_ROWS) {
      throw new CommandError(
        `They have more than ${formatNumber(MAX_TRANSACTION_ROWS)} books: too many to merge at once.`,
      );
    }
    const author = { id: survivor.id, name: String(values.name) };
    await replaceMergedAuthors(
      tx,
      record,
      parts.map(({ bookId }) => bookId),
      new Set(ids),
      author,
    );
    await moveReferences(tx, record, "author", ids, survivor.id);
    await record.deletedMany("author", duplicates);
    await deleteMany(tx, "Author", ids);
    await saveVersion(tx, record, "author", survivor, toColumns("author", values));
    await record.details({ into: survivor.id });
    return {
      id: survivor.id,
      name: author.name,
      merged: input.rows.length,
      books: parts.length,
      set: record.changeSetId,
    };
  },
});

/** Merges books: their copies are added up per store, and the duplicates are deleted. */
export const mergeBooks = command({
  name: "mergeBooks",
  ability: "catalogue.delete",
  input: mergeBooksSchema,
  async run({ tx, actor, input, record }) {
    authorise(actor, "catalogue.edit");
    authorise(actor, "stock.change");
    const { survivor, duplicates, values } = await loadMerged(tx, "book", input);
    const ids = duplicates.map(({ id }) => id);
    await moveStock(tx, record, ids, survivor.id);
    await moveReferences(tx, record, "book", ids, survivor.id);
    await record.deletedMany("book", duplicates);
    await deleteMany(tx, "Book", ids);
    const { authors, ...own } = values;
    if (await saveVersion(tx, record, "book", survivor, toColumns("book", own), { authors })) {
      await replaceAuthors(tx, survivor.id, authors as BookAuthor[]);
    }
    await record.details({ into: survivor.id });
    return { id: survivor.id, name: String(values.title), merged: input.rows.length, set: record.changeSetId };
  },
});
