import { authorise } from "../auth/abilities";
import { type BookAuthor, replaceAuthors } from "../books/book-authors";
import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import { deleteMany } from "../db/bulk-write";
import { toColumns } from "../entities/rows";
import { saveVersion } from "../history/save-version";
import { ONE_TRANSACTION } from "../jobs/job";
import { formatNumber } from "../values/format";
import { loadMerged, moveReferences, moveStock, replaceInBooks } from "./changes";
import { mergeAuthorsSchema, mergeBooksSchema } from "./schema";

/** Makes one author of several: all their books name the one that stays, in each role once, and the others go. */
export const mergeAuthors = command({
  name: "mergeAuthors",
  needs: "catalogue.delete",
  input: mergeAuthorsSchema,
  async run({ tx, actor, input, record }) {
    authorise(actor, "catalogue.edit");
    const { stays, others, values } = await loadMerged(tx, "author", input);
    const ids = others.map(({ id }) => id);
    const parts = await tx.bookAuthor.groupBy({
      by: ["bookId"],
      where: { authorId: { in: ids } },
      orderBy: { bookId: "asc" },
    });
    if (parts.length > ONE_TRANSACTION) {
      throw new Refusal(
        `They have more than ${formatNumber(ONE_TRANSACTION)} books: that is too many to merge at once.`,
      );
    }
    const author = { id: stays.id, name: String(values.name) };
    await replaceInBooks(
      tx,
      record,
      parts.map(({ bookId }) => bookId),
      new Set(ids),
      author,
    );
    await moveReferences(tx, record, "author", ids, stays.id);
    await record.deletedMany("author", others);
    await deleteMany(tx, "Author", ids);
    await saveVersion(tx, record, "author", stays, toColumns("author", values));
    await record.details({ into: stays.id });
    return { id: stays.id, name: author.name, merged: input.rows.length, books: parts.length, set: record.changeSetId };
  },
});

/** Makes one book of several: their copies are added up, store by store, and the others go. */
export const mergeBooks = command({
  name: "mergeBooks",
  needs: "catalogue.delete",
  input: mergeBooksSchema,
  async run({ tx, actor, input, record }) {
    authorise(actor, "catalogue.edit");
    authorise(actor, "stock.change");
    const { stays, others, values } = await loadMerged(tx, "book", input);
    const ids = others.map(({ id }) => id);
    await moveStock(tx, record, ids, stays.id);
    await moveReferences(tx, record, "book", ids, stays.id);
    await record.deletedMany("book", others);
    await deleteMany(tx, "Book", ids);
    const { authors, ...own } = values;
    if (await saveVersion(tx, record, "book", stays, toColumns("book", own), { authors })) {
      await replaceAuthors(tx, stays.id, authors as BookAuthor[]);
    }
    await record.details({ into: stays.id });
    return { id: stays.id, name: String(values.title), merged: input.rows.length, set: record.changeSetId };
  },
});
