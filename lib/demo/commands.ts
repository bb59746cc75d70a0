import { hashPassword } from "../auth/passwords";
import { authorData } from "../authors/changes";
import { bookData } from "../books/changes";
import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { computerData } from "../computers/changes";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { pickData } from "../picks/changes";
import { storeData } from "../stores/changes";
import { userData } from "../users/changes";
import { isEmpty } from "./queries";
import { type Demo, demoSchema } from "./schema";

/** Fills an empty database, one insert per table. */
export const seedDemo = command({
  name: "seedDemo",
  ability: "system",
  input: demoSchema,
  prepare: async ({ users, password }) => Promise.all(users.map(() => hashPassword(password))),
  async run({ tx, input, prepared, record }) {
    if (!(await isEmpty(tx))) throw new CommandError("The demo is for an empty database, and this one is not.");
    const userIds = await addUsers(tx, record, input.users, prepared);
    const authorIds = await addAuthors(tx, record, input.authors);
    const bookIds = await addBooks(tx, record, input.books, authorIds);
    const storeIds = await addStores(tx, record, input.stores);
    await addStock(tx, record, input.stock, bookIds, storeIds);
    await addComputers(tx, record, input.computers, storeIds);
    await addPicks(tx, record, input.picks, bookIds, userIds);
    return { books: bookIds.length, authors: authorIds.length, stores: storeIds.length, users: input.users.length };
  },
});

// The database assigns the ids, so that its sequences continue after them. The tables were empty: rows in the order of
// their ids are in the order of the input.
const ids = { orderBy: { id: "asc" }, select: { id: true } } as const;

async function addUsers(tx: Transaction, record: Recorder, users: Demo["users"], passwordHashes: string[]) {
  await tx.user.createMany({
    data: users.map(({ role, active, registeredAt, ...user }, place) => ({
      ...userData(user),
      role,
      active,
      passwordHash: passwordHashes[place],
      registeredAt,
      updatedAt: registeredAt,
    })),
  });
  return recordAll(record, "user", await tx.user.findMany(ids));
}

async function addAuthors(tx: Transaction, record: Recorder, authors: Demo["authors"]): Promise<number[]> {
  await tx.author.createMany({ data: authors.map((author) => ({ ...authorData(author), ...timestamps(author) })) });
  return recordAll(record, "author", await tx.author.findMany(ids));
}

async function addBooks(tx: Transaction, record: Recorder, books: Demo["books"], authorIds: number[]) {
  await tx.book.createMany({
    data: books.map((book) => ({ ...bookData({ ...book, authors: [] }), ...timestamps(book) })),
  });
  const bookIds = await recordAll(record, "book", await tx.book.findMany(ids));
  await tx.bookAuthor.createMany({
    data: books.flatMap(({ authors }, book) =>
      authors.map((author, position) => ({ bookId: idAt(bookIds, book), position, authorId: idAt(authorIds, author) })),
    ),
  });
  return bookIds;
}

async function addStores(tx: Transaction, record: Recorder, stores: Demo["stores"]): Promise<number[]> {
  await tx.store.createMany({
    data: stores.map((store) => ({ ...storeData(store), open: store.open, ...timestamps(store) })),
  });
  return recordAll(record, "store", await tx.store.findMany(ids));
}

async function addStock(
  tx: Transaction,
  record: Recorder,
  stock: Demo["stock"],
  bookIds: number[],
  storeIds: number[],
): Promise<void> {
  await tx.stock.createMany({
    data: stock.map(({ book, store, ...row }) => ({
      bookId: idAt(bookIds, book),
      storeId: idAt(storeIds, store),
      ...row,
    })),
  });
  await recordAll(record, "stock", await tx.stock.findMany(ids));
}

async function addComputers(tx: Transaction, record: Recorder, computers: Demo["computers"], storeIds: number[]) {
  await tx.computer.createMany({
    data: computers.map((computer) => {
      const storeId = computer.store === null ? null : idAt(storeIds, computer.store);
      return { ...computerData({ ...computer, storeId }), ...timestamps(computer) };
    }),
  });
  await recordAll(record, "computer", await tx.computer.findMany(ids));
}

async function addPicks(
  tx: Transaction,
  record: Recorder,
  picks: Demo["picks"],
  bookIds: number[],
  userIds: number[],
): Promise<void> {
  await tx.pick.createMany({
    data: picks.map(({ book, user, ...pick }) => ({
      ...pickData({ ...pick, bookId: idAt(bookIds, book) }),
      userId: idAt(userIds, user),
      ...timestamps(pick),
    })),
  });
  await recordAll(record, "pick", await tx.pick.findMany(ids));
}

async function recordAll(record: Recorder, entity: Parameters<Recorder["created"]>[0], rows: { id: number }[]) {
  const rowIds = rows.map(({ id }) => id);
  await record.createdMany(entity, rowIds);
  return rowIds;
}

/** For rows that were never edited. */
function timestamps({ createdAt }: { createdAt: Date }) {
  return { createdAt, updatedAt: createdAt };
}

function idAt(ids: number[], place: number): number {
  const id = ids[place];
  if (id === undefined) throw new CommandError(`The demo names row ${place} of ${ids.length}.`);
  return id;
}
