/** URLs of covers. A URL changes with its picture, so it can be cached forever. */
import { createHash } from "node:crypto";

/** Increased with every change of the generated design, so that caches are bypassed. */
const DRAWING_VERSION = 1;

/** The data of a generated cover. */
export interface CoverText {
  title: string;
  subtitle: string | null;
  series: string | null;
  seriesNumber: string | null;
  language: string | null;
  authors: { role: string; author: { name: string } }[];
}

/** A book with its uploaded picture, if any. */
export interface BookWithCover extends CoverText {
  id: number;
  /** SHA-256 of the uploaded picture; null without one. */
  coverHash: string | null;
}

/** The URL of a book's cover: the uploaded picture, or the generated cover. */
export function coverUrl(book: BookWithCover): string {
  return book.coverHash ? `/covers/${book.id}-${book.coverHash.slice(0, 16)}.webp` : generatedCoverUrl(book);
}

/** The URL of the generated cover, even when there is a picture. */
export function generatedCoverUrl(book: CoverText & { id: number }): string {
  return `/covers/${book.id}-${textHash(book)}.svg`;
}

function textHash({ title, subtitle, series, seriesNumber, language, authors }: CoverText): string {
  const names = authors.map(({ role, author }) => [role, author.name]);
  const text = JSON.stringify([DRAWING_VERSION, title, subtitle, series, seriesNumber, language, names]);
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
