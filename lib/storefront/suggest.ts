/** Suggestions of search boxes. Only public columns, so they serve both the storefront and the desk. */
import { type BookSuggestion, suggestBooks } from "../books/names";
import { toIsbn13 } from "../values/isbn";
import { cleanLine } from "../values/text";
import { searchPublicAuthors } from "./queries";

const MAX_BOOKS = 6;
const MAX_AUTHORS = 3;

export interface Suggestions {
  /** With their authors' names in order. */
  books: BookSuggestion[];
  authors: { id: number; name: string }[];
}

/**
 * Up to six books and three authors for a text, the best first: by ISBN or its start; titles that start with the text;
 * the first matches. None for fewer than two characters. Two queries; one for a whole ISBN. @throws QueryTimeoutError
 */
export async function suggest(text: string): Promise<Suggestions> {
  const q = cleanLine(text.slice(0, 200));
  if ([...q].length < 2) return { books: [], authors: [] };
  const isIsbn = toIsbn13(q) !== undefined;
  const [books, authors] = await Promise.all([
    suggestBooks(q, MAX_BOOKS),
    isIsbn ? [] : searchPublicAuthors(q, MAX_AUTHORS),
  ]);
  return { books, authors };
}
