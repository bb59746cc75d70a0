/** The measured cases: each is the URL of a page, for rows of the given database. */
import Database from "better-sqlite3";
import { decodeCursor, encodeCursor } from "../../lib/list/paging/cursor";
import { get } from "./client";
import { rareWord, tenthStore } from "./data";
import type { Server } from "./server";

export interface SampleRows {
  bookId: number;
  authorId: number;
  isbn: string;
  storeId: number;
  /** The cursor of the page in the middle of all books. */
  middle: string;
}

export interface Case {
  title: string;
  path: (rows: SampleRows) => string;
  /** The redirect target, for URLs that answer with a redirect. */
  leadsTo?: (place: SampleRows) => string;
}

/** By their names in --cases. Desk pages are requested as an admin. */
export const cases: Record<string, Case> = {
  books: { title: "Books, first page", path: () => "/desk/books" },
  middle: { title: "Books, middle page", path: ({ middle }) => `/desk/books?cursor=${middle}` },
  filter: { title: "Books in French, newest first", path: () => "/desk/books?where=language==fr&sort=-published" },
  search: { title: "Search, frequent word", path: () => "/desk/books?q=the" },
  rare: { title: "Search, rare word", path: () => `/desk/books?q=${rareWord}` },
  two: { title: "Search, two words", path: () => "/desk/books?q=the+press" },
  suggest: { title: "Suggestions", path: () => "/api/desk/suggest?q=the+h" },
  isbn: {
    title: "Search, ISBN",
    path: ({ isbn }) => `/desk/books?q=${isbn}`,
    leadsTo: ({ bookId }) => `/desk/books/${bookId}`,
  },
  book: { title: "A book at the desk", path: ({ bookId }) => `/desk/books/${bookId}` },
  authors: { title: "Authors, first page", path: () => "/desk/authors" },
  author: { title: "An author", path: ({ authorId }) => `/desk/authors/${authorId}` },
  store: { title: "A store with a tenth of all titles", path: ({ storeId }) => `/desk/stores/${storeId}` },
  dashboard: { title: "Dashboard", path: () => "/desk" },
  storefront: { title: "Storefront, home page", path: () => "/" },
  "storefront-books": { title: "Storefront, books", path: () => "/books" },
  "storefront-search": { title: "Storefront, search", path: () => "/search?q=the" },
  "storefront-book": { title: "Storefront, a book", path: ({ bookId }) => `/books/${bookId}` },
  "storefront-store": { title: "Storefront, a store", path: ({ storeId }) => `/stores/${storeId}` },
};

/** Groupings are measured separately. */
export const groupings = {
  "by language": "/desk/books?group=language",
  "by author": "/desk/books?group=author",
};

/** The page requested while a grouping runs. */
export const light = "/desk/computers";

/** Chooses comparable rows in a database of any size, so that their pages cost the same. */
export async function findSampleRows(file: string, server: Server, books: number): Promise<SampleRows> {
  const db = new Database(file, { readonly: true });
  const book = db
    .prepare<[number], { id: number; isbn: string; authorId: number }>(
      `SELECT b.id, b.isbn, w.authorId FROM "Book" b JOIN "BookAuthor" w ON w.bookId = b.id
       WHERE b.id >= ? AND b.isbn IS NOT NULL AND b.price IS NOT NULL AND b.description IS NULL
         AND (SELECT count(*) FROM "BookAuthor" WHERE bookId = b.id) = 1
         AND (SELECT count(*) FROM "Stock" WHERE bookId = b.id AND quantity > 0) = 3
         AND (SELECT count(*) FROM "BookAuthor" WHERE authorId = w.authorId) BETWEEN 5 AND 25
       ORDER BY b.id LIMIT 1`,
    )
    .get(Math.floor(books / 2));
  const middle = db
    .prepare<[number], { id: number; titleFold: string }>(
      `SELECT id, titleFold FROM "Book" ORDER BY titleFold, id LIMIT 1 OFFSET ?`,
    )
    .get(Math.floor(books / 2) - 1);
  db.close();
  if (!book || !middle) throw new Error(`No suitable book to measure in ${file}.`);
  return {
    bookId: book.id,
    authorId: book.authorId,
    isbn: book.isbn,
    storeId: tenthStore,
    middle: await cursorAfter(middle, Math.floor(books / 2), server),
  };
}

/** The cursor after a row, derived from the cursor in the first page's next link. */
async function cursorAfter({ id, titleFold }: { id: number; titleFold: string }, before: number, server: Server) {
  const { text } = await get(server.origin, "/desk/books?sort=title", server.cookie);
  const link = /[?;&]cursor=([\w-]+)/.exec(text)?.[1];
  const cursor = decodeCursor(link ?? "");
  if (!cursor) throw new Error("The first page of books has no link to the next page.");
  return encodeCursor({ ...cursor, values: [titleFold], id, before });
}
