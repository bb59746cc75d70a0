import { Prisma } from "../db/generated/sqlite/client";
import { defineEntity } from "../entities/definition";
import { formatCount } from "../values/format";

export const stock = defineEntity("stock", {
  number: 4,
  label: { one: "stock record", many: "stock records" },
  title: {
    text: Prisma.sql`b."title" || ' at ' || s."name"`,
    fromValues: ({ bookId, storeId }, titles) =>
      `${titles("book", Number(bookId))} at ${titles("store", Number(storeId))}`,
    from: Prisma.sql`"Stock" r JOIN "Book" b ON b."id" = r."bookId" JOIN "Store" s ON s."id" = r."storeId"`,
  },
  abilities: { view: "desk", create: "stock.change", update: "stock.change", delete: "stock.change" },
  fields: {
    bookId: {
      label: "Book",
      type: "reference",
      initial: 0,
      refersTo: {
        entity: "book",
        restrict: {
          reason: "Stores list it",
          counted: ["store", "stores"],
          message: (count) => `It is on the list of ${formatCount(count, "store")}.`,
        },
      },
    },
    storeId: {
      label: "Store",
      type: "reference",
      initial: 0,
      refersTo: {
        entity: "store",
        restrict: {
          reason: "It has books on its list",
          counted: ["title", "titles"],
          message: (count) => `There ${count === 1 ? "is" : "are"} ${formatCount(count, "title")} on its list.`,
        },
      },
    },
    quantity: { label: "Copies", type: "number", initial: 0 },
  },
  uniqueKeys: [["bookId", "storeId"]],
  takenMessage: "The store has this book on its list again.",
  load: (reader, ids) => reader.stock.findMany({ where: { id: { in: ids } } }),
  undoable: true,
  history: {
    ability: "history",
    partOf: "bookId",
    describe: ({ action, label }) => ({
      predicate: action === "delete" ? "took a book out of a store" : `changed the stock${label ? ` of ${label}` : ""}`,
      namesRow: false,
    }),
  },
  commands: {
    addToStore: { label: "Add a book to a store" },
    adjustStock: { label: "Add or take copies" },
    setStock: { label: "Set the copies" },
    removeFromStore: { label: "Take a book out of a store" },
  },
});
