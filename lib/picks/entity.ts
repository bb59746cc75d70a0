import { authorise } from "../auth/abilities";
import { Prisma } from "../db/generated/sqlite/client";
import { defineEntity } from "../entities/definition";
import { formatCount } from "../values/format";
import { canEditPick, erasePicks } from "./changes";
import { pickList } from "./list";
import { newPickSchema } from "./schema";

const { shape } = newPickSchema;

export const pick = defineEntity("pick", {
  number: 10,
  label: { one: "staff pick", many: "staff picks" },
  title: {
    text: Prisma.sql`b."title" || ', picked by ' || u."username"`,
    from: Prisma.sql`"Pick" r JOIN "Book" b ON b."id" = r."bookId" JOIN "User" u ON u."id" = r."userId"`,
    fromValues: ({ bookId, userId }, titles) =>
      `${titles("book", Number(bookId))}, picked by ${titles("user", Number(userId))}`,
  },
  path: "picks",
  abilities: {
    view: "desk",
    create: "picks.write",
    update: "picks.write",
    delete: "picks.write",
    import: "picks.manage",
  },
  keywords: { list: "recommendations reviews", create: "recommend a book" },
  fields: {
    bookId: {
      label: "Book",
      type: "reference",
      initial: 0,
      refersTo: {
        entity: "book",
        restrict: {
          reason: "Staff pick it",
          counted: ["staff pick", "staff picks"],
          message: (count) => `${formatCount(count, "staff pick recommends", "staff picks recommend")} it.`,
        },
      },
      export: true,
      import: { name: "book", required: true, hint: "By its ISBN or title", aliases: "book,title,isbn,book title" },
    },
    userId: {
      label: "User",
      type: "reference",
      initial: 0,
      refersTo: {
        entity: "user",
        restrict: {
          reason: "Staff picks are theirs",
          counted: ["staff pick", "staff picks"],
          message: (count) => `${formatCount(count, "staff pick belongs", "staff picks belong")} to them.`,
        },
      },
      export: true,
      import: { name: "user", required: true, hint: "By the username", aliases: "user,username,by,recommended by" },
    },
    text: {
      label: "Text",
      type: "text",
      folded: true,
      initial: "",
      export: true,
      import: { required: true, aliases: "text,recommendation,review,comment" },
    },
    published: {
      label: "Published",
      type: "flag",
      initial: false,
      export: true,
      bulkEdit: { schema: shape.published, clearable: false },
      import: { aliases: "published,public,visible" },
    },
    position: {
      label: "Featured order",
      type: "number",
      export: true,
      bulkEdit: { schema: shape.position, clearable: true },
      import: { aliases: "featured order,position,order,featured" },
    },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  importer: { schema: shape, identifiedBy: ["book"], keys: [{ field: "bookId", with: ["userId"] }] },
  uniqueKeys: [["userId", "bookId"]],
  takenMessage: "They have recommended this book again.",
  load: (reader, ids) => reader.pick.findMany({ where: { id: { in: ids } }, omit: { textFold: true } }),
  alias: "p",
  lists: { picks: { label: "Staff picks", ability: "desk", entity: "pick", build: () => pickList, savable: true } },
  search: { columns: ["text", "bookId.title"] },
  counted: true,
  undoable: true,
  standardCommands: true,
  bulkEditable: true,
  history: { ability: "history", hasPage: true },
  hooks: {
    erasePerson: erasePicks,
    authoriseRow(actor, row) {
      if (!canEditPick(actor, { userId: Number(row.userId) })) authorise(actor, "picks.manage");
    },
  },
});
