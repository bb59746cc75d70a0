/** Where the cover of a book is. The address changes with the picture, so that it can be kept for ever. */
import { createHash } from "node:crypto";

/** Grows with every change of the drawing, so that nobody is shown the former one. */
const DRAWING_VERSION = 1;

/** What a drawn cover is made of. */
export interface CoverText {
  title: string;
  subtitle: string | null;
  series: string | null;
  seriesNumber: string | null;
  language: string | null;
  authors: { role: string; author: { name: string } }[];
}

/** Any book, with the picture somebody chose for it. */
export interface BookWithCover extends CoverText {
  id: number;
  /** SHA-256 of the uploaded picture; null where there is none. */
  coverHash: string | null;
}

/** The address of a book's cover: the picture uploaded for it, a drawing otherwise. */
export function coverUrl(book: BookWithCover): string {
  return book.coverHash ? `/covers/${book.id}-${book.coverHash.slice(0, 16)}.webp` : generatedCoverUrl(book);
}

/** The address of the drawing, whether a picture was uploaded or not. */
export function generatedCoverUrl(book: CoverText & { id: number }): string {
  return `/covers/${book.id}-${textHash(book)}.svg`;
}

function textHash({ title, subtitle, series, seriesNumber, language, authors }: CoverText): string {
  const names = authors.map(({ role, author }) => [role, author.name]);
  const text = JSON.stringify([DRAWING_VERSION, title, subtitle, series, seriesNumber, language, names]);
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
