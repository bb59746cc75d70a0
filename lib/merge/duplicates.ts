/** Finds possible duplicates. They are offered for merging, never merged automatically. */
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

/** The number of authors read between two yields to the event loop. */
const BATCH_SIZE = 500;
export const MAX_AUTHORS_SCANNED = 200_000;
export const MAX_GROUPS = 1_000;
/** Initials and surname shared by more authors than this are no evidence. */
const MAX_SHARED_INITIALS = 50;

interface Author {
  id: number;
  name: string;
}

export interface AuthorGroups {
  /** The same words in any order. */
  likely: Author[][];
  /** The same surname, and initials that match the other's forenames. */
  possible: Author[][];
  /** Whether there are more authors than were scanned. */
  hasMore: boolean;
}

/** Groups of possible duplicates among the first 200,000 authors, read in batches. @throws ForbiddenError */
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

/** Among authors with the same initials, those that match another one. */
function possibleGroups(groups: Map<string, Author[]>): Author[][] {
  const found = duplicateGroups(groups)
    .filter(({ length }) => length <= MAX_SHARED_INITIALS)
    .map((authors) =>
      authors.filter(({ id, name }) => authors.some((other) => other.id !== id && couldBeSamePerson(name, other.name))),
    );
  return found.filter(({ length }) => length > 1);
}

/** Other authors whose name has the same words as this one's, among the first few hundred with the surname. */
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
 * Books with the same title and first author, at least one of them without an ISBN: different ISBNs are different
 * editions. Scans all books in a query worker; undefined on timeout.
 * @throws ForbiddenError
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

/** The books of some groups, by id. @throws ForbiddenError */
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

/** Title and subtitle without leading article, spaces and punctuation. */
const titleKey = [" ", ..."-.,:;!?'\"()[]/&#_…".split("")].reduce(
  (key, sign) => Prisma.sql`replace(${key}, ${sign}, '')`,
  Prisma.sql`(CASE WHEN b."titleFold" LIKE 'the %' THEN substr(b."titleFold", 5)
    WHEN b."titleFold" LIKE 'a %' THEN substr(b."titleFold", 3)
    WHEN b."titleFold" LIKE 'an %' THEN substr(b."titleFold", 4) ELSE b."titleFold" END) || coalesce(b."subtitleFold", '')`,
);
