import { Prisma } from "../db/generated/sqlite/client";
import { looksLikeIsbn, parseIsbn } from "../isbn";
import type { List } from "../list/list";
import { everyWordIn, searchWords } from "../list/words";

export const bookList: List<"title" | "year" | "price" | "added"> = {
  from: Prisma.sql`"Book" b`,
  id: Prisma.sql`b."id"`,
  sorts: {
    title: { label: "Title", column: Prisma.sql`b."titleFold"` },
    year: { label: "Year", column: Prisma.sql`b."year"`, nullable: true, descendingFirst: true },
    price: { label: "Price", column: Prisma.sql`b."price"`, nullable: true, descendingFirst: true },
    added: { label: "Added", column: Prisma.sql`b."createdAt"`, descendingFirst: true },
  },
  defaultSort: "title",
  search: matchesBook,
};

/** Every word in the title, subtitle, series, publisher or an author's name; or the beginning of the ISBN. */
function matchesBook(query: string): Prisma.Sql {
  const words = searchWords(query).map((word) => {
    const ofAuthor = everyWordIn(word, [Prisma.sql`a."nameFold"`]);
    return Prisma.sql`(${everyWordIn(word, columns)} OR EXISTS (
      SELECT 1 FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId" WHERE w."bookId" = b."id" AND ${ofAuthor}))`;
  });
  const text = words.length > 0 ? Prisma.join(words, " AND ") : Prisma.sql`1 = 1`;
  const beginning = isbnBeginning(query);
  // ":" is the character after "9".
  return beginning
    ? Prisma.sql`((${text}) OR (b."isbn" >= ${beginning} AND b."isbn" < ${`${beginning}:`}))`
    : Prisma.sql`(${text})`;
}

const columns = [
  Prisma.sql`b."titleFold"`,
  Prisma.sql`b."subtitleFold"`,
  Prisma.sql`b."seriesFold"`,
  Prisma.sql`b."publisherFold"`,
];

/**
 * With what the ISBN-13 of a book begins that somebody is typing, as ISBN-10 or 13; undefined for other texts. Fewer
 * than five digits are no ISBN yet: "1984" is a title.
 */
export function isbnBeginning(query: string): string | undefined {
  if (looksLikeIsbn(query)) {
    const parsed = parseIsbn(query);
    return parsed.ok ? parsed.isbn : undefined;
  }
  const digits = query
    .normalize("NFKC")
    .replace(/^\s*ISBN(?:-1[03])?:?/i, "")
    .replace(/[\s\p{Pd}\u2212]/gu, "");
  if (!/^\d{5,12}$/.test(digits)) return undefined;
  if (/^97[89]/.test(digits)) return digits;
  // The tenth character of an ISBN-10 is its check digit, which an ISBN-13 has not.
  return digits.length < 10 ? `978${digits}` : undefined;
}
