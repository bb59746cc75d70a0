/** Writes a chunk of planned books: authors, then books, then stock. */

import { authorData } from "../../authors/changes";
import { insertMany, newIds, updateMany } from "../../db/bulk-write";
import { dialect } from "../../db/connections";
import type { Transaction } from "../../db/write-transaction";
import type { Recorder } from "../../history/record";
import { foldCached } from "../../import/read/keys";
import type { BookAuthorPlan, PlannedBook } from "./plan-books";

interface Context {
  tx: Transaction;
  record: Recorder;
}

/** An undo removes them in reverse order. */
export async function applyBooks(context: Context, planned: PlannedBook[]): Promise<Record<string, number>> {
  const created = planned.filter(({ action }) => action === "created");
  const changed = planned.filter(({ action }) => action === "changed");
  const authors = await createAuthors(context, [...created, ...changed]);
  const ids = await createBooks(context, created, authors);
  await updateBooks(context, changed, authors);
  const stock = await saveStock(context, [
    ...created.flatMap(({ stock }, place) => stock.map((one) => ({ ...one, bookId: ids[place] ?? 0 }))),
    ...changed.flatMap(({ stock, id = 0 }) => stock.map((one) => ({ ...one, bookId: id }))),
  ]);
  return { author: authors.size, stock };
}

/** The ids of new authors, by folded name. */
type NewAuthors = Map<string, number>;

async function createAuthors({ tx, record }: Context, planned: PlannedBook[]): Promise<NewAuthors> {
  const names = new Map<string, BookAuthorPlan>();
  for (const author of planned.flatMap(({ authors = [] }) => authors)) {
    if (author.authorId !== undefined) continue;
    const folded = foldCached(author.name);
    if (!names.has(folded)) names.set(folded, author);
  }
  const ids = await newIds(tx, "Author", names.size);
  const rows = [...names.values()].map(({ name, sortName = null }, place) => ({
    id: ids[place],
    ...authorData({ name, sortName, email: null, note: null }),
  }));
  await insertMany(tx, "Author", rows);
  await record.createdMany("author", ids);
  return new Map([...names.keys()].map((folded, place) => [folded, ids[place] ?? 0]));
}

async function createBooks({ tx, record }: Context, created: PlannedBook[], added: NewAuthors): Promise<number[]> {
  const ids = await newIds(tx, "Book", created.length);
  const books = created.map(({ data }, place) => ({ id: ids[place], ...data }));
  const lines = created.flatMap(({ authors = [] }, place) => bookAuthorRows(ids[place] ?? 0, authors, added));
  // Authors inserted after the book would each update its search index, which takes twice the time.
  if (dialect.deferForeignKeys) {
    await tx.$executeRaw(dialect.deferForeignKeys);
    await insertMany(tx, "BookAuthor", lines);
    await insertMany(tx, "Book", books);
  } else {
    await insertMany(tx, "Book", books);
    await insertMany(tx, "BookAuthor", lines);
  }
  await record.createdMany("book", ids);
  return ids;
}

async function updateBooks({ tx, record }: Context, changed: PlannedBook[], added: NewAuthors): Promise<void> {
  const edits = changed.flatMap(({ before, data, authors }) =>
    before && data
      ? { row: before, values: { ...data, authors: authors ? withIds(authors, added) : before.authors } }
      : [],
  );
  await record.updatedMany("book", edits);
  await updateMany(
    tx,
    "Book",
    edits.map(({ row, values: { authors: _, ...data } }) => ({ id: row.id, ...data, version: row.version + 1 })),
  );
  const relisted = changed.filter(({ authors }) => authors !== undefined);
  if (relisted.length === 0) return;
  await tx.bookAuthor.deleteMany({ where: { bookId: { in: relisted.map(({ id = 0 }) => id) } } });
  await insertMany(
    tx,
    "BookAuthor",
    relisted.flatMap(({ id = 0, authors = [] }) => bookAuthorRows(id, authors, added)),
  );
}

function withIds(authors: BookAuthorPlan[], added: NewAuthors) {
  return authors.map(({ authorId, name, role }) => ({
    authorId: authorId ?? added.get(foldCached(name)) ?? 0,
    name,
    role,
  }));
}

function bookAuthorRows(bookId: number, authors: BookAuthorPlan[], added: NewAuthors) {
  return withIds(authors, added).map(({ authorId, role }, position) => ({ bookId, position, authorId, role }));
}

/** Returns the number of created stock records. */
async function saveStock(
  { tx, record }: Context,
  changes: (PlannedBook["stock"][number] & { bookId: number })[],
): Promise<number> {
  const made = changes.filter(({ before }) => !before);
  const ids = await newIds(tx, "Stock", made.length);
  await insertMany(
    tx,
    "Stock",
    made.map(({ bookId, storeId, quantity }, place) => ({ id: ids[place], bookId, storeId, quantity })),
  );
  await record.createdMany("stock", ids);
  const edits = changes.flatMap(({ before, quantity }) => (before ? { row: before, values: { quantity } } : []));
  await record.updatedMany("stock", edits);
  await updateMany(
    tx,
    "Stock",
    edits.map(({ row, values }) => ({ id: row.id, ...values, version: row.version + 1 })),
  );
  return made.length;
}
