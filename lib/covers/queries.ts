import { authorCredits } from "../books/book-authors";
import { db } from "../db/client";
import type { BookWithCover } from "./url";

/** The data of a book's cover (public); null when the book does not exist. */
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
