/** Rows that are likely to be the same one written down twice: offered for merging, never merged by themselves. */
import { setImmediate as others } from "node:timers/promises";
import { type Actor, authorise } from "../auth/abilities";
import { couldBeSamePerson, duplicateKey, initialsKey } from "../authors/duplicate-key";
import { authorNamesSql } from "../books/author-line";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { QueryTimeoutError, queryInWorker } from "../db/query-worker";
import { isIn } from "../db/sql";
import { startsWith } from "../list/filter/where";
import { timeLimits } from "../time-limits";
import { fold } from "../values/text";
import { MAX_MERGED } from "./schema";

/** So many authors are read at a time, between two of which others are served. */
const BATCH_SIZE = 500;
/** So many authors are looked at. */
export const MAX_AUTHORS_SCANNED = 200_000;
/** So many groups are found at the most. */
export const MAX_GROUPS = 1_000;
/** Initials and a surname that so many share say nothing. */
const MAX_SHARED_INITIALS = 50;

interface Author {
  id: number;
  name: string;
}

export interface AuthorGroups {
  /** The same words in whatever order. */
  likely: Author[][];
  /** The same surname, and initials that may stand for the other's forenames. */
  possible: Author[][];
  /** Whether there are more authors than were looked at. */
  hasMore: boolean;
}

/** Authors that may be one, of the first 200,000. Reads them in parts. @throws ForbiddenError */
export async function findDuplicateAuthors(actor: Actor): Promise<AuthorGroups> {
  authorise(actor, "catalogue.delete");
  const byWords = new Map<string, Author[]>();
  const byInitials = new Map<string, Author[]>();
  let [last, looked] = [0, 0];
  for (;;) {
    const authors = await db.author.findMany({
      where: { id: { gt: last } },
      orderBy: { id: "asc" },
      take: BATCH_SIZE,
      select: { id: true, name: true, nameFold: true },
    });
    for (const { id, name, nameFold } of authors) {
      addToGroup(byWords, duplicateKey(name, nameFold), { id, name });
      addToGroup(byInitials, initialsKey(name), { id, name });
    }
    last = authors.at(-1)?.id ?? last;
    looked += authors.length;
    if (authors.length < BATCH_SIZE || looked >= MAX_AUTHORS_SCANNED) {
      return {
        likely: limitGroups(duplicateGroups(byWords)),
        possible: limitGroups(possibleGroups(byInitials)),
        hasMore: authors.length === BATCH_SIZE,
      };
    }
    await others();
  }
}

function addToGroup(groups: Map<string, Author[]>, key: string | undefined, author: Author): void {
  if (!key) return;
  const group = groups.get(key);
  if (group) group.push(author);
  else groups.set(key, [author]);
}

function duplicateGroups(groups: Map<string, Author[]>): Author[][] {
  const found = [...groups]
    .filter(([, authors]) => authors.length > 1)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return found.map(([, authors]) => authors);
}

const limitGroups = (groups: Author[][]) => groups.slice(0, MAX_GROUPS).map((authors) => authors.slice(0, MAX_MERGED));

/** Of those with the same initials, the ones of whom another may be the same; so common a name says nothing. */
function possibleGroups(groups: Map<string, Author[]>): Author[][] {
  const found = duplicateGroups(groups)
    .filter(({ length }) => length <= MAX_SHARED_INITIALS)
    .map((authors) =>
      authors.filter(({ id, name }) => authors.some((other) => other.id !== id && couldBeSamePerson(name, other.name))),
    );
  return found.filter(({ length }) => length > 1);
}

/** Others whose name has the same words as this author's: of those with the surname, the first few hundred. */
export async function findSimilarAuthors(actor: Actor, author: { id: number; name: string; sortName: string }) {
  authorise(actor, "desk");
  const surname = fold(author.sortName).split(/[,\s]/)[0] ?? "";
  const key = duplicateKey(author.name);
  if (!surname || !key) return [];
  const found = await db.$queryRaw<(Author & { nameFold: string })[]>`
    SELECT a."id", a."name", a."nameFold" FROM "Author" a
    WHERE ${startsWith(Prisma.sql`a."sortNameFold"`, surname)} ORDER BY a."sortNameFold", a."id" LIMIT 300`;
  return found.filter(({ id, name, nameFold }) => id !== author.id && duplicateKey(name, nameFold) === key);
}

export interface DuplicateBook {
  id: number;
  title: string;
  authors: string | null;
  isbn: string | null;
  year: number | null;
}

/**
 * Books of the same title and first author, of which one has no ISBN at least: with different ones they are editions.
 * Looks through all, off the event loop; undefined where that took too long. @throws ForbiddenError
 */
export async function findDuplicateBooks(actor: Actor): Promise<number[][] | undefined> {
  authorise(actor, "catalogue.delete");
  try {
    const groups = await queryInWorker<{ ids: string }>(
      Prisma.sql`SELECT string_agg(CAST(same.id AS TEXT), ',') AS ids FROM (
          SELECT b."id" AS id, b."isbn" AS isbn, w."authorId" AS author, ${titleKey} AS title FROM "Book" b
          LEFT JOIN "BookAuthor" w ON w."bookId" = b."id" AND w."position" = 0) AS same
        WHERE same.title <> '' GROUP BY same.title, same.author
        HAVING count(*) > 1 AND count(same.isbn) < count(*) ORDER BY same.title LIMIT ${MAX_GROUPS}`,
      timeLimits.allRows,
    );
    return groups.map(({ ids }) =>
      ids
        .split(",")
        .map(Number)
        .sort((one, other) => one - other)
        .slice(0, MAX_MERGED),
    );
  } catch (error) {
    if (error instanceof QueryTimeoutError) return undefined;
    throw error;
  }
}

/** What a page shows of the books in some groups, by their ids. @throws ForbiddenError */
export async function loadDuplicateBooks(actor: Actor, groups: number[][]): Promise<Map<number, DuplicateBook>> {
  authorise(actor, "catalogue.delete");
  const ids = groups.flat();
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<
    DuplicateBook[]
  >`SELECT b."id", b."title", ${authorNamesSql} AS authors, b."isbn", b."year"
    FROM "Book" b WHERE ${isIn(Prisma.sql`b."id"`, ids)}`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** A title with its subtitle, wherever that is written, without a leading article, spaces and punctuation. */
const titleKey = [" ", ..."-.,:;!?'\"()[]/&#_…".split("")].reduce(
  (key, sign) => Prisma.sql`replace(${key}, ${sign}, '')`,
  Prisma.sql`(CASE WHEN b."titleFold" LIKE 'the %' THEN substr(b."titleFold", 5)
    WHEN b."titleFold" LIKE 'a %' THEN substr(b."titleFold", 3)
    WHEN b."titleFold" LIKE 'an %' THEN substr(b."titleFold", 4) ELSE b."titleFold" END) || coalesce(b."subtitleFold", '')`,
);
