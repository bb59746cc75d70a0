import { booksBy } from "../books/list";
import { emailAliases, nameAliases, noteAliases } from "../entities/aliases";
import { defineEntity } from "../entities/definition";
import { authorList } from "./list";
import { authorsLike, countBooks, searchAuthors } from "./names";
import { editAuthorSchema, newAuthorSchema } from "./schema";
import { sortNameOf } from "./sort-name";

export const author = defineEntity("author", {
  number: 2,
  label: { one: "author", many: "authors" },
  title: "name",
  path: "authors",
  abilities: {
    view: "desk",
    create: "catalogue.edit",
    update: "catalogue.edit",
    delete: "catalogue.delete",
    import: "catalogue.import",
    merge: "catalogue.delete",
  },
  merge: {
    weigh: countBooks,
    weightUnit: ["book", "books"],
    consequence: "Their books are moved to the record that is kept",
  },
  keywords: { list: "people", create: "add" },
  fields: {
    name: {
      label: "Name",
      type: "line",
      folded: true,
      initial: "",
      merge: true,
      export: true,
      import: {
        required: true,
        parser: "personName",
        aliases: `${nameAliases},author,author name,autor,auteur,autore,writer`,
      },
    },
    sortName: {
      label: "Sort name",
      type: "line",
      folded: true,
      initial: "",
      merge: true,
      export: true,
      import: {
        hint: "Made from the name where there is none",
        aliases: "sort name,sortname,author sort,author l f,sorted name,name sort,filing name",
      },
    },
    email: {
      label: "Email",
      type: "line",
      folded: true,
      merge: true,
      export: true,
      import: { aliases: emailAliases },
    },
    note: {
      label: "Note",
      type: "text",
      merge: true,
      export: true,
      bulkEdit: { schema: editAuthorSchema.shape.note, clearable: true },
      import: { aliases: noteAliases },
    },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  importer: {
    schema: newAuthorSchema.shape,
    identifiedBy: ["name"],
    keys: [{ field: "email" }, { field: "name", distinguishedBy: "email" }],
    options: ["surnameFirst"],
    complete: (values) => ({ ...values, sortName: values.sortName ?? sortNameOf(String(values.name)) }),
  },
  uniqueKeys: [["emailFold"]],
  load: (reader, ids) =>
    reader.author.findMany({
      where: { id: { in: ids } },
      omit: { nameFold: true, sortNameFold: true, emailFold: true },
    }),
  alias: "a",
  lists: {
    authors: { label: "Authors", ability: "desk", entity: "author", build: () => authorList, savable: true },
    "author-books": {
      label: "Books of an author",
      ability: "desk",
      entity: "book",
      of: "author",
      build: booksBy,
      title: (name) => `Books by ${name}`,
      savable: false,
    },
  },
  suggest: async (text, count) =>
    (await searchAuthors(text)).slice(0, count).map(({ id, name, title }) => ({ id, label: name, note: title })),
  search: { columns: ["name", "sortName"] },
  counted: true,
  undoable: true,
  standardCommands: true,
  bulkEditable: true,
  prefixSearch: authorsLike,
  // A book's form adds its new authors: the book describes that change.
  history: { ability: "history", hasPage: true, rank: 1 },
  commands: { mergeAuthors: { label: "Merge authors" } },
});
