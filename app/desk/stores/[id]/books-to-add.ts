import "server-only";
import type { UserActor } from "@/lib/auth/abilities";
import { listBooks } from "@/lib/books/queries";
import { storeStock } from "@/lib/stores/queries";

export type BooksToAdd = NonNullable<Awaited<ReturnType<typeof booksToAdd>>>;

const MOST = 20;

/**
 * The books that match what is looked for, at most 20, each with how many copies the store has of it; undefined where
 * it does not list the book, and undefined altogether when nobody has asked.
 */
export async function booksToAdd(actor: UserActor, storeId: number, asked: string | string[] | undefined) {
  if (typeof asked !== "string") return undefined;
  const text = asked.trim().slice(0, 200);
  if (text === "") return { text, books: [], total: 0 };
  const search = { q: text, size: "25" };
  const [all, here] = await Promise.all([listBooks(actor, search), storeStock(actor, storeId, search)]);
  // Both lists are in the same order: a book among the first of all is, where the store has it, among the first there.
  const quantities = new Map(here.rows.map(({ id, quantity }) => [id, quantity]));
  const books = all.rows.slice(0, MOST).map((book) => ({ ...book, here: quantities.get(book.id) }));
  return { text, books, total: all.total };
}
