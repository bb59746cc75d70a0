/** What an undo has to know of each entity: what it writes, what is unique, which rows it names, who may. */
import type { Entity } from "../audit/entities";
import type { Ability } from "../auth/abilities";
import type { Transaction } from "../db/gate";
import { Prisma } from "../db/generated/sqlite/client";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import { isIn } from "../db/sql";
import type { Table } from "../db/tables";
import { fold } from "../text";

/** What can be brought back and taken away. A session or a one-time link is not: it ends with its user. */
export type Undoable = Exclude<Entity, "session" | "oneTimeLink">;
export type Fields = Record<string, unknown>;
/** As the recorder compares it: a book has its authors as one of its fields. */
export type Row = Fields & { id: number; version: number };
export type Reader = Pick<Transaction, "$queryRaw" | Undoable>;

export interface Kind {
  table: Table;
  /** What one needs to take a creation, a change or a deletion back. */
  needs: Record<ChangeAction, Ability>;
  /** Every field that is written, with what it has where an older record does not name it. */
  fields: Fields;
  /** Fields that are kept folded as well, in a column called …Fold. */
  folded: string[];
  moments: string[];
  /** The columns of each unique key; the first one is the field that people know it by. */
  uniques: string[][];
  /** The entity of the row that a field has the id of. */
  parents: Record<string, Undoable>;
  load(reader: Reader, ids: number[]): Promise<Row[]>;
}

const always = (ability: Ability) => ({ create: ability, update: ability, delete: ability });
const catalogue = { create: "catalogue.delete", update: "catalogue.edit", delete: "catalogue.edit" } as const;
const among = (ids: number[]) => ({ where: { id: { in: ids } } });

export const kinds: Record<Undoable, Kind> = {
  book: {
    table: "Book",
    needs: catalogue,
    fields: {
      ...{ title: "", subtitle: null, series: null, seriesNumber: null, isbn: null, format: null, publisher: null },
      ...{ year: null, language: null, price: null, description: null, coverHash: null, coverAlt: null },
      createdAt: null,
    },
    folded: ["title", "subtitle", "series", "publisher"],
    moments: ["createdAt"],
    uniques: [["isbn"]],
    parents: {},
    load: loadBooks,
  },
  author: {
    table: "Author",
    needs: catalogue,
    fields: { name: "", sortName: "", email: null, note: null, createdAt: null },
    folded: ["name", "sortName", "email"],
    moments: ["createdAt"],
    uniques: [["emailFold"]],
    parents: {},
    load: (reader, ids) => reader.author.findMany(among(ids)),
  },
  store: {
    table: "Store",
    needs: always("stores.manage"),
    fields: {
      ...{ name: "", address: null, city: null, phone: null, email: null, openingHours: null, open: true },
      createdAt: null,
    },
    folded: ["name", "city"],
    moments: ["createdAt"],
    uniques: [["nameFold"]],
    parents: {},
    load: (reader, ids) => reader.store.findMany(among(ids)),
  },
  stock: {
    table: "Stock",
    needs: always("stock.change"),
    fields: { bookId: 0, storeId: 0, quantity: 0 },
    folded: [],
    moments: [],
    uniques: [["bookId", "storeId"]],
    parents: { bookId: "book", storeId: "store" },
    load: (reader, ids) => reader.stock.findMany(among(ids)),
  },
  computer: {
    table: "Computer",
    needs: always("computers.manage"),
    fields: { name: "", memory: 1, storeId: null, serialNumber: null, note: null, createdAt: null },
    folded: ["name", "serialNumber"],
    moments: ["createdAt"],
    uniques: [["nameFold"], ["serialNumberFold"]],
    parents: { storeId: "store" },
    load: (reader, ids) => reader.computer.findMany(among(ids)),
  },
  user: {
    table: "User",
    needs: always("users.manage"),
    fields: {
      ...{ username: "", email: "", role: "bookseller", active: false },
      ...{ registeredAt: null, lastSignedInAt: null, erasedAt: null },
    },
    folded: ["username", "email"],
    moments: ["registeredAt", "lastSignedInAt", "erasedAt"],
    uniques: [["usernameFold"], ["emailFold"]],
    parents: {},
    load: (reader, ids) => reader.user.findMany(among(ids)),
  },
  savedView: {
    table: "SavedView",
    needs: always("desk"),
    fields: { list: "", name: "", query: "", ownerId: 0, shared: false, createdAt: null },
    folded: ["name"],
    moments: ["createdAt"],
    uniques: [["nameFold", "list", "ownerId"]],
    parents: { ownerId: "user" },
    load: (reader, ids) => reader.savedView.findMany(among(ids)),
  },
};

export const undoables = Object.keys(kinds) as Undoable[];
export const isUndoable = (entity: string): entity is Undoable => Object.hasOwn(kinds, entity);

export interface BookAuthor {
  authorId: number;
  name: string;
  role: string;
}

async function loadBooks(reader: Reader, ids: number[]): Promise<Row[]> {
  const books = await reader.book.findMany(among(ids));
  const parts = await reader.$queryRaw<(BookAuthor & { bookId: number })[]>`
    SELECT w."bookId", w."authorId", a."name", w."role" FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId"
    WHERE ${isIn(Prisma.sql`w."bookId"`, ids)} ORDER BY w."bookId", w."position"`;
  const authors = new Map<number, BookAuthor[]>(books.map(({ id }) => [id, []]));
  for (const { bookId, ...author } of parts) authors.get(bookId)?.push(author);
  return books.map((book) => ({ ...book, authors: authors.get(book.id) }));
}

/** The authors of a book's recorded row, whatever wrote it. */
export function authorsIn(row: Fields): BookAuthor[] {
  if (!Array.isArray(row.authors)) return [];
  return row.authors.filter((one): one is BookAuthor => typeof one?.authorId === "number");
}

/** The rows that a row names. */
export function parentsOf(entity: Undoable, row: Fields): { entity: Undoable; id: number }[] {
  const named = Object.entries(kinds[entity].parents).flatMap(([field, parent]) => {
    const id = row[field];
    return typeof id === "number" ? { entity: parent, id } : [];
  });
  if (entity !== "book") return named;
  const ids = new Set(authorsIn(row).map(({ authorId }) => authorId));
  return [...ids].map((id) => ({ entity: "author" as const, id }));
}

/** The columns that a row's fields make: moments as such, and with the folded forms of its texts. */
export function columnsOf(entity: Undoable, values: Fields): Fields {
  const { fields, folded, moments } = kinds[entity];
  const columns = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (!Object.hasOwn(fields, name)) return [];
    if (moments.includes(name) && typeof value === "string") return [[name, new Date(value)]];
    return folded.includes(name)
      ? [
          [name, value],
          [`${name}Fold`, typeof value === "string" ? fold(value) : null],
        ]
      : [[name, value]];
  });
  return Object.fromEntries(columns);
}

/** What a row has in a column that may be a folded one: made of its text, as the folded one of a changed row is not. */
function inColumn(column: string, row: Fields): unknown {
  if (!column.endsWith("Fold")) return row[column];
  const text = row[column.slice(0, -"Fold".length)];
  return typeof text === "string" ? fold(text) : null;
}

/** What a row has under a unique key, in the order of its columns; undefined where it has nothing there. */
export function uniqueValues(columns: string[], row: Fields): unknown[] | undefined {
  const values = columns.map((column) => inColumn(column, row));
  return values.some((value) => value === null || value === undefined) ? undefined : values;
}

/** The same as one text. */
export function uniqueKey(entity: Undoable, columns: string[], row: Fields): string | undefined {
  const values = uniqueValues(columns, row);
  return values && keyOfValues(entity, columns, values);
}

export const keyOfValues = (entity: Undoable, columns: string[], values: unknown[]): string =>
  `${entity} ${columns.join()} ${JSON.stringify(values)}`;
