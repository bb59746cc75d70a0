/** Random operations on a few rows, for the property tests of undo. */

import { createHash } from "node:crypto";
import fc from "fast-check";
import type { UserActor } from "../auth/abilities";
import { book } from "../books/entity";
import { command, execute } from "../commands/execute";
import { commands } from "../commands/registry";
import { describeCoverSchema } from "../covers/schema";
import { db } from "../db/client";
import type { EntityName } from "../entities/registry";
import { mergeableFields } from "../merge/schema";
import { as } from "./outcomes";

const from = <Value>(...values: Value[]) => fc.constantFrom(...values);
// Few values, so that rows collide: what one frees another takes.
const name = from("Ann", "Émile", "O'Neill", "Łódź");
const email = from(null, "a@example.com", "B@example.com");
const nth = fc.nat(4);
const part = fc.record({ nth, role: from("author", "editor", "translator") });

export const randomOperation = fc.record({
  command: from(
    ...(["createBook", "updateBook", "updateBook", "deleteBook", "setCover", "describeCover", "removeCover"] as const),
    ...([
      "createAuthor",
      "updateAuthor",
      "deleteAuthor",
      "createComputer",
      "updateComputer",
      "deleteComputer",
    ] as const),
    ...(["createStore", "updateStore", "closeStore", "reopenStore", "deleteStore"] as const),
    ...(["addToStore", "adjustStock", "setStock", "removeFromStore"] as const),
    ...(["mergeAuthors", "mergeBooks"] as const),
    ...(["createUser", "updateUser", "deactivateUser", "reactivateUser", "deleteUser"] as const),
    ...(["saveView", "updateView", "deleteView"] as const),
  ),
  nth,
  other: nth,
  name,
  email,
  isbn: from(null, "9780306406157", "9780141439518"),
  authors: fc.uniqueArray(fc.oneof(part, fc.record({ name })), {
    maxLength: 3,
    selector: (one) => JSON.stringify(one),
  }),
  count: fc.integer({ min: -2, max: 3 }),
  flag: fc.boolean(),
});

export type RandomOperation = typeof randomOperation extends fc.Arbitrary<infer Value> ? Value : never;

/** Runs an operation as far as possible, in its own change set or the given one. */
export async function runOperation(operation: RandomOperation, actor: UserActor, set?: number): Promise<void> {
  const input = await operationInput(operation, actor);
  if (!input) return;
  const command = operation.command === "setCover" ? setCover : commands[operation.command];
  const one = set === undefined ? command : { ...command, appendTo: async () => set };
  await execute(one as never, input, as(actor));
}

/** Like the command of that name, but without storing an image. */
const setCover = command({
  name: "setCover",
  ability: "catalogue.edit",
  input: describeCoverSchema,
  target: book,
  async run({ tx, input, row, record }) {
    const values = { coverHash: createHash("sha256").update(`${input.alt}`).digest("hex"), coverAlt: input.alt };
    if (await record.updated("book", row, values)) {
      await tx.book.update({ where: { id: row.id }, data: { ...values, version: row.version + 1 } });
    }
    return {};
  },
});

async function operationInput(operation: RandomOperation, actor: UserActor) {
  const { nth, other, name, email, isbn, count, flag } = operation;
  const [books, authors, stores] = [
    await db.book.findMany(byId),
    await db.author.findMany(byId),
    await db.store.findMany(byId),
  ];
  const at = <Row>(rows: Row[], index = nth): Row | undefined => rows[index % Math.max(rows.length, 1)];
  const edited = (row: { id: number; version: number } | undefined) => row && { id: row.id, version: row.version };
  const [book, author, store] = [at(books), at(authors), at(stores, other)];
  const stockKey = book && store && { bookId: book.id, storeId: store.id };
  switch (operation.command) {
    case "createBook":
    case "updateBook": {
      const parts = operation.authors.flatMap((one) => {
        if ("name" in one) return { name: one.name };
        const found = at(authors, one.nth);
        return found ? { authorId: found.id, role: one.role } : [];
      });
      const fields = {
        title: name,
        subtitle: email,
        isbn,
        price: count < 0 ? null : count,
        year: count,
        authors: parts,
      };
      return operation.command === "createBook" ? fields : book && { ...edited(book), ...fields };
    }
    case "setCover":
    case "describeCover":
      return book && { ...edited(book), alt: name };
    case "removeCover":
    case "deleteBook":
      return edited(book);
    case "createAuthor":
      return { name, email };
    case "updateAuthor":
      return author && { ...edited(author), name, email, note: email };
    case "deleteAuthor":
      return edited(author);
    case "mergeAuthors":
      return mergeInput("author", authors.slice(nth, nth + 3), flag);
    case "mergeBooks":
      return mergeInput("book", books.slice(nth, nth + 3), flag);
    case "createStore":
      return { name };
    case "updateStore":
      return store && { ...edited(store), name, city: email };
    case "closeStore":
    case "reopenStore":
    case "deleteStore":
      return edited(store);
    case "addToStore":
    case "setStock":
      return stockKey && { ...stockKey, quantity: Math.max(count, 0) };
    case "adjustStock":
      return stockKey && { ...stockKey, by: count || 1 };
    case "removeFromStore": {
      const stock = stockKey && (await db.stock.findFirst({ where: stockKey }));
      return stockKey && { ...stockKey, seen: stock?.quantity ?? null };
    }
    case "createComputer":
      return { name, memory: Math.abs(count) + 1, storeId: store?.id, serialNumber: email };
    case "updateComputer":
    case "deleteComputer": {
      const computer = at(await db.computer.findMany(byId));
      if (operation.command === "deleteComputer") return edited(computer);
      return (
        computer && { ...edited(computer), name, memory: 8, storeId: flag ? store?.id : null, serialNumber: email }
      );
    }
    case "createUser":
      return { username: name, email: email ?? "c@example.com" };
    case "saveView":
      return { list: "books", name, query: "sort=title", shared: flag };
    case "updateView":
    case "deleteView": {
      const view = at(await db.savedView.findMany({ ...byId, where: { ownerId: actor.id } }));
      if (operation.command === "deleteView") return edited(view);
      return view && { ...edited(view), name, shared: flag };
    }
    default: {
      const user = at(await db.user.findMany({ ...byId, where: { id: { not: actor.id } } }));
      if (operation.command !== "updateUser") return edited(user);
      return (
        user && { ...edited(user), username: name, email: email ?? "c@example.com", role: flag ? "manager" : "admin" }
      );
    }
  }
}

/** Merges into the first or last row, with values of the other. */
function mergeInput(entity: EntityName, rows: { id: number; version: number }[], flag: boolean) {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return undefined;
  const [survivor, other] = flag ? [first, last] : [last, first];
  const fields = Object.keys(mergeableFields(entity)).filter((_, index) => flag === (index % 2 === 0));
  return {
    rows: rows.map(({ id, version }) => ({ id, version })),
    survivor: survivor.id,
    fieldSources: Object.fromEntries(fields.map((field) => [field, other.id])),
  };
}

const byId = { orderBy: { id: "asc" } } as const;

/** All data except versions, update times, credentials and history. */
export async function snapshotDatabase(): Promise<Record<string, unknown>> {
  const omit = { version: true, updatedAt: true } as const;
  return {
    books: await db.book.findMany({ ...byId, omit }),
    bookAuthors: await db.bookAuthor.findMany({ orderBy: [{ bookId: "asc" }, { position: "asc" }] }),
    authors: await db.author.findMany({ ...byId, omit }),
    stores: await db.store.findMany({ ...byId, omit }),
    stock: await db.stock.findMany({ ...byId, omit }),
    computers: await db.computer.findMany({ ...byId, omit }),
    users: await db.user.findMany({ ...byId, omit: { ...omit, passwordHash: true, lastSignedInAt: true } }),
    views: await db.savedView.findMany({ ...byId, omit }),
    counted: await db.rowTotal.groupBy({ by: "entity", _sum: { rows: true }, orderBy: { entity: "asc" } }),
    listed: await db.storeTotal.groupBy({
      by: "storeId",
      _sum: { listed: true, titles: true, copies: true },
      orderBy: { storeId: "asc" },
    }),
  };
}
