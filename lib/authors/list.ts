/** The list of authors: filters and sorting. */
import { bookNames, findBookOptions } from "../books/names";
import { Prisma } from "../db/generated/sqlite/client";
import type { Fields } from "../list/filter/filter";
import type { List } from "../list/list";
import { rowTotal } from "../list/paging/totals";

const fields = {
  sortName: { kind: "text", label: "Sort name", column: Prisma.sql`a."sortNameFold"`, sort: "ascending" },
  name: { kind: "text", label: "Name", column: Prisma.sql`a."nameFold"`, sort: "ascending" },
  email: { kind: "text", label: "Email", column: Prisma.sql`a."emailFold"`, nullable: true },
  added: { kind: "date", label: "Added", column: Prisma.sql`a."createdAt"`, sort: "descending" },
  book: {
    kind: "relation",
    label: "Books",
    id: Prisma.sql`a."id"`,
    idsRelatedTo: (book) =>
      Prisma.sql`SELECT DISTINCT w."authorId" AS id FROM "BookAuthor" w WHERE w."bookId" = ${book}`,
    isRelatedTo: (book) =>
      Prisma.sql`EXISTS (SELECT 1 FROM "BookAuthor" w WHERE w."authorId" = a."id" AND w."bookId" = ${book})`,
    hasRelated: Prisma.sql`EXISTS (SELECT 1 FROM "BookAuthor" w WHERE w."authorId" = a."id")`,
    phrases: { is: "had a part in", isNot: "had no part in", any: "has books", none: "has no book" },
    names: bookNames,
    searchOptions: findBookOptions,
  },
} satisfies Fields;

export const authorList: List = {
  name: "authors",
  from: Prisma.sql`"Author" a`,
  id: Prisma.sql`a."id"`,
  fields,
  defaultSort: "sortName",
  search: { table: "Author", title: fields.name.column },
  total: rowTotal("author"),
  indexedSorts: ["sortName", "name", "added"],
};
