/** Parses the text of a search. */
import { fold } from "../values/text";

/**
 * A term: words in sequence (a phrase has several), the last of them matched as a prefix if `beginning`; or any of several
 * words.
 */
export type Term = { phrase: string[]; beginning: boolean } | { anyOf: string[] };

/** Terms that must all match. */
export type SearchQuery = Term[];

const MAX_WORDS = 8;
const MAX_LENGTH = 200;
// As the index tokenises text: prisma/migrations.
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * Parses any text as a search: words, and phrases in quotes. The last word matches as a prefix unless its quote is closed, as
 * it may still be typed; a trailing space changes nothing. [] without words. Reads 200 characters and at most 8 words.
 */
export function parseSearch(text: string): SearchQuery {
  // Folding can lengthen it.
  const folded = fold(text.slice(0, MAX_LENGTH)).slice(0, MAX_LENGTH);
  const found = folded.split('"').flatMap((part, place, parts) => {
    if (place % 2 === 0) return part.split(" ").map((chunk) => ({ words: wordsOf(chunk), closed: false }));
    return [{ words: wordsOf(part), closed: place < parts.length - 1 }];
  });
  const terms: Term[] = [];
  let room = MAX_WORDS;
  const worded = found.filter(({ words }) => words.length > 0);
  for (const [place, { words, closed }] of worded.entries()) {
    const phrase = words.slice(0, room);
    if (phrase.length === 0) break;
    room -= phrase.length;
    const isLast = place === worded.length - 1 && phrase.length === words.length;
    terms.push({ phrase, beginning: isLast && !closed });
  }
  return terms;
}

/** Whether it is a single word: several frequent words may have hardly a row in common, which is slow. */
export function isOneWord(query: SearchQuery): boolean {
  const [term, ...others] = query;
  return term !== undefined && others.length === 0 && "phrase" in term && term.phrase.length === 1;
}

// A chunk of several words, such as "o'brien" or "catch-22", is a phrase of them.
function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}
