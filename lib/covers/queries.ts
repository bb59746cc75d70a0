import { authorCredits } from "../books/book-authors";
import { db } from "../db/client";
import type { BookWithCover } from "./url";

/** What the cover of a book is made of, for anybody; null when there is no such book. */
export async function getBookForCover(id: number): Promise<BookWithCover | null> {
  const [book, authors] = await Promise.all([
    db.book.findUnique({ where: { id }, select: coverFields }),
    authorCredits([id]),
  ]);
  return book && { ...book, authors: authors.get(id) ?? [] };
}

const coverFields = {
  id: true,
  title: true,
  subtitle: true,
  series: true,
  seriesNumber: true,
  language: true,
  coverHash: true,
} as const;
