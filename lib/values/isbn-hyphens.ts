import { parse } from "isbn3";

/**
 * An ISBN-13 with hyphens, "978-0-306-40615-7", by the ranges of the International ISBN Agency; the digits unchanged where no
 * range matches or they are not an ISBN.
 *
 * Separate from lib/values/isbn.ts because the ranges are 97 KB (9 KB compressed) that no browser needs.
 */
export function formatIsbn(isbn13: string): string {
  return parse(isbn13)?.isbn13h ?? isbn13;
}
