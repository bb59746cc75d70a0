/** The list of books: filters, sorting and grouping. */
import { authorNames, findAuthorOptions } from "../authors/names";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { Field, Operator, RelationField } from "../list/filter/filter";
import { byChoice, byRelation, labelEach } from "../list/groupings";
import type { Grouping } from "../list/groups";
import type { List } from "../list/list";
import { rowTotal } from "../list/paging/totals";
import { storeNames, storeOptions } from "../stores/names";
import { looksLikeIsbn, toIsbn13 } from "../values/isbn";
import { languages } from "../values/language";
import { formatLabels } from "./formats";

const id = Prisma.sql`b."id"`;

/** Public fields of a book. */
export const publicFields = {
  title: { kind: "text", label: "Title", column: Prisma.sql`b."titleFold"`, sort: "ascending" },
  subtitle: { kind: "text", label: "Subtitle", column: Prisma.sql`b."subtitleFold"`, nullable: true },
  series: { kind: "text", label: "Series", column: Prisma.sql`b."seriesFold"`, nullable: true },
  isbn: { kind: "text", label: "ISBN", column: Prisma.sql`b."isbn"`, nullable: true, normalise: isbnDigits },
  format: {
    kind: "choice",
    label: "Format",
    column: Prisma.sql`b."format"`,
    nullable: true,
    options: Object.entries(formatLabels).map(([value, label]) => ({ value, label, phrase: label.toLowerCase() })),
  },
  publisher: { kind: "text", label: "Publisher", column: Prisma.sql`b."publisherFold"`, nullable: true },
  published: { kind: "year", label: "Published", column: Prisma.sql`b."year"`, nullable: true, sort: "descending" },
  language: {
    kind: "choice",
    label: "Language",
    column: Prisma.sql`b."language"`,
    nullable: true,
    options: languages().map(({ code, name }) => ({ value: code, label: name })),
  },
  price: { kind: "money", label: "Price", column: Prisma.sql`b."price"`, nullable: true, sort: "descending" },
  added: { kind: "date", label: "Added", column: Prisma.sql`b."createdAt"`, sort: "descending" },
} satisfies Record<string, Field>;

const author: RelationField = {
  kind: "relation",
  label: "Author",
  id,
  idsRelatedTo: (author) =>
    Prisma.sql`SELECT DISTINCT w."bookId" AS id FROM "BookAuthor" w WHERE w."authorId" = ${author}`,
  isRelatedTo: (author) =>
    Prisma.sql`EXISTS (SELECT 1 FROM "BookAuthor" w WHERE w."bookId" = b."id" AND w."authorId" = ${author})`,
  hasRelated: Prisma.sql`EXISTS (SELECT 1 FROM "BookAuthor" w WHERE w."bookId" = b."id")`,
  phrases: { is: "is by", isNot: "is not by", any: "has an author", none: "has no author" },
  names: authorNames,
  searchOptions: findAuthorOptions,
};

const store: RelationField = {
  kind: "relation",
  label: "Stocked at",
  id,
  idsRelatedTo: (store) =>
    Prisma.sql`SELECT k."bookId" AS id FROM "Stock" k WHERE k."storeId" = ${store} AND k."quantity" > 0`,
  isRelatedTo: (store) =>
    Prisma.sql`EXISTS (SELECT 1 FROM "Stock" k WHERE k."bookId" = b."id" AND k."storeId" = ${store} AND k."quantity" > 0)`,
  hasRelated: Prisma.sql`EXISTS (SELECT 1 FROM "Stock" k WHERE k."bookId" = b."id" AND k."quantity" > 0)`,
  phrases: {
    is: "is stocked at",
    isNot: "is not stocked at",
    any: "is in stock somewhere",
    none: "is nowhere in stock",
  },
  names: storeNames,
  fetchOptions: storeOptions,
};

/** The books of an author, in any role. */
export function booksBy(authorId: number): List {
  return {
    ...bookList,
    name: `author-books-${authorId}`,
    scope: { ids: author.idsRelatedTo(authorId), condition: author.isRelatedTo(authorId) },
    total: () => countOf(author.idsRelatedTo(authorId)),
  };
}

async function countOf(ids: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ rows: number | bigint }[]>`SELECT count(*) AS rows FROM (${ids}) AS counted`;
  return Number(row?.rows ?? 0);
}

/** A decade by its first year: 1990; -750 for those up to 741 BCE. */
const decade: Grouping = {
  label: "Decade",
  field: "published",
  condition: (key) => ({ operator: "between", values: [String(Number(key) || 1), String(Number(key) + 9)] }),
  key: Prisma.sql`b."year" - (((b."year" % 10) + 10) % 10)`,
  names: labelEach((key) => decadeName(Number(key))),
  keyOrder: "descending",
};

export const bookList: List = {
  name: "books",
  from: Prisma.sql`"Book" b`,
  id,
  fields: { ...publicFields, author, store },
  compoundSorts: ["-published,title"],
  defaultSort: "title",
  search: {
    table: "Book",
    title: publicFields.title.column,
    isbn: { column: publicFields.isbn.column, prefixOf: isbnBeginning },
  },
  total: rowTotal("book"),
  indexedSorts: ["title", "published", "price", "added", "-published,title"],
  indexedOptions: { fields: ["language", "format"], sorts: ["title", "published"] },
  groupings: {
    author: byRelation("author", author, {
      through: {
        from: Prisma.sql`"BookAuthor" w`,
        row: Prisma.sql`w."bookId"`,
        rows: Prisma.sql`count(DISTINCT w."bookId")`,
      },
      key: Prisma.sql`w."authorId"`,
    }),
    language: byChoice("language", publicFields.language),
    format: byChoice("format", publicFields.format),
    decade,
    store: byRelation("store", store, {
      label: "Store",
      through: {
        from: Prisma.sql`"Stock" k`,
        row: Prisma.sql`k."bookId"`,
        rows: Prisma.sql`count(*)`,
        only: Prisma.sql`k."quantity" > 0`,
      },
      key: Prisma.sql`k."storeId"`,
      sum: { label: "Copies", of: Prisma.sql`k."quantity"` },
    }),
  },
};

function decadeName(first: number): string {
  if (first >= 10) return `${first}s`;
  return first === 0 ? "1–9" : `${-first}–${-first - 9} BCE`;
}

/** Normalises a complete or partial ISBN to the digits of the column; with the operator "contains", any digits. */
function isbnDigits(text: string, operator?: Operator): string {
  const digits = text.replace(/\D/g, "");
  return operator === "contains" ? digits : (isbnBeginning(text) ?? digits);
}

/**
 * The ISBN-13 prefix of a partly typed ISBN-10 or ISBN-13; undefined for other texts. Fewer than five digits are not an
 * ISBN: "1984" is a title.
 */
export function isbnBeginning(query: string): string | undefined {
  if (looksLikeIsbn(query)) return toIsbn13(query);
  const digits = query
    .normalize("NFKC")
    .replace(/^\s*ISBN(?:-1[03])?:?/i, "")
    .replace(/[\s\p{Pd}\u2212]/gu, "");
  if (!/^\d{5,12}$/.test(digits)) return undefined;
  if (/^97[89]/.test(digits)) return digits;
  // The tenth character of an ISBN-10 is its check digit, which is not part of the ISBN-13.
  return digits.length < 10 ? `978${digits}` : undefined;
}
