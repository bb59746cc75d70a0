/** Near spellings, for a search that found nothing. */
import { Prisma } from "../db/generated/sqlite/client";
import type { Table } from "../db/tables";
import { editDistance } from "./edit-distance";
import { matching, search } from "./match";
import type { SearchQuery, Term } from "./query";

export interface NearSpelling {
  query: SearchQuery;
  /** Which words were replaced, and by which. */
  replacements: { typed: string; found: string[] }[];
}

const MAX_WORDS = 8;
/** A text with more words that are nowhere is no misspelling. */
const MAX_UNKNOWN_WORDS = 3;

/** How the database is asked: somewhere where the words of a frequent letter hold nobody up. */
type Asking = <Row>(query: Prisma.Sql) => Promise<Row[]>;

/**
 * The query with each word that occurs nowhere replaced by the nearest words that do; a phrase with such a word comes
 * apart. Undefined where every word occurs, or one has none near it. @throws QueryTimeoutError
 */
export async function nearSpelling(table: Table, query: SearchQuery, ask: Asking): Promise<NearSpelling | undefined> {
  const terms: Term[] = [];
  const instead: NearSpelling["replacements"] = [];
  for (const term of query) {
    const words = "anyOf" in term ? [] : await replaceUnknownWords(table, term, ask);
    for (const { typed, found } of words) if (found) instead.push({ typed, found });
    if (instead.length > MAX_UNKNOWN_WORDS || words.some(({ found }) => found?.length === 0)) return undefined;
    if (words.every(({ found }) => found === undefined)) terms.push(term);
    else terms.push(...words.map(({ found, as }) => (found ? { anyOf: found } : as)));
  }
  return instead.length > 0 ? { query: terms, replacements: instead } : undefined;
}

/** The words of a phrase, each as a term of its own, with what is found in its place where it occurs nowhere. */
async function replaceUnknownWords(
  table: Table,
  { phrase, beginning }: { phrase: string[]; beginning: boolean },
  ask: Asking,
) {
  const words = phrase.map(async (typed, place) => {
    const as = { phrase: [typed], beginning: beginning && place === phrase.length - 1 };
    return { typed, as, found: (await occurs(table, as, ask)) ? undefined : await findNearest(table, typed, ask) };
  });
  return Promise.all(words);
}

async function occurs(table: Table, term: Term, ask: Asking): Promise<boolean> {
  const rows = await ask(Prisma.sql`SELECT "id" FROM (${matching(table, [term])}) AS found LIMIT 1`);
  return rows.length > 0;
}

async function findNearest(table: Table, typed: string, ask: Asking): Promise<string[]> {
  const letters = [...typed];
  const limit = letters.length < 3 ? 0 : letters.length < 6 ? 1 : 2;
  // A number near another one is another number.
  if (limit === 0 || /\p{N}/u.test(typed)) return [];
  // The first letter is seldom wrong; when it is, it was put in or swapped with the second one.
  for (const letter of new Set(letters.slice(0, 2))) {
    // SQLite reads all that is indexed of these words: half a second for a frequent letter and a million books.
    const words = await ask<{ word: string }>(
      search.words(table, letter, letters.length - limit, letters.length + limit),
    );
    const near = words
      .map(({ word }) => ({ word, far: editDistance(typed, word, limit) }))
      .filter(({ far }) => far <= limit)
      .sort((a, b) => a.far - b.far);
    const found = await firstOccurring(table, near, ask);
    if (found.length > 0) return found;
  }
  return [];
}

/** The nearest words, all as near as each other, that are still in some row. */
async function firstOccurring(table: Table, near: { word: string; far: number }[], ask: Asking): Promise<string[]> {
  const found: string[] = [];
  let far = 0;
  for (const candidate of near) {
    if (found.length > 0 && (candidate.far > far || found.length === MAX_WORDS)) break;
    if (!(await occurs(table, { phrase: [candidate.word], beginning: false }, ask))) continue;
    found.push(candidate.word);
    far = candidate.far;
  }
  return found;
}
