import { parse } from "isbn3";

/**
 * An ISBN-13 with its hyphens, "978-0-306-40615-7", as the ranges of the International ISBN Agency place them; the
 * digits as they are where no range fits or they are no ISBN.
 *
 * Apart from lib/values/isbn.ts because the ranges are 97 KB (9 KB compressed) that no browser needs.
 */
export function formatIsbn(isbn13: string): string {
  return parse(isbn13)?.isbn13h ?? isbn13;
}
