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
          reason: "It is stocked",
          counted: ["store", "stores"],
          message: (count) => `It is stocked by ${formatCount(count, "store")}.`,
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
          reason: "It stocks books",
          counted: ["title", "titles"],
          message: (count) => `It stocks ${formatCount(count, "title")}.`,
        },
      },
    },
    quantity: { label: "Copies", type: "number", initial: 0 },
  },
  uniqueKeys: [["bookId", "storeId"]],
  takenMessage: "The store stocks this book again.",
  load: (reader, ids) => reader.stock.findMany({ where: { id: { in: ids } } }),
  undoable: true,
  history: {
    ability: "history",
    partOf: "bookId",
    describe: ({ action, label }) => ({
      predicate:
        action === "delete" ? "removed a book from a store" : `changed the stock${label ? ` of ${label}` : ""}`,
      namesRow: false,
    }),
  },
  commands: {
    addToStore: { label: "Add a book to a store" },
    adjustStock: { label: "Stock adjusted" },
    setStock: { label: "Set stock" },
    removeFromStore: { label: "Remove a book from a store" },
  },
});
