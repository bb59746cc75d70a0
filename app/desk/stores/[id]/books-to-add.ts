import "server-only";
import type { UserActor } from "@/lib/auth/abilities";
import { listBooks } from "@/lib/books/queries";

export type BooksToAdd = NonNullable<Awaited<ReturnType<typeof findBooksToAdd>>>;

const MAX_BOOKS = 20;

/** Up to 20 matching books, with the copies of the store; undefined without a search. */
export async function findBooksToAdd(actor: UserActor, storeId: number, search: string | string[] | undefined) {
  if (typeof search !== "string") return undefined;
  const text = search.trim().slice(0, 200);
  if (text === "") return { text, books: [], total: 0 };
  const { rows, total } = await listBooks(actor, { q: text, size: "25" }, storeId);
  return { text, books: rows.slice(0, MAX_BOOKS), total };
}
