/** Similar spellings, for a search without results. */
import { Prisma } from "../db/generated/sqlite/client";
import type { QueryRunner } from "../db/query-runner";
import type { Table } from "../db/tables";
import { editDistance } from "./edit-distance";
import { matching, search } from "./match";
import type { SearchQuery, Term } from "./query";

export interface NearSpelling {
  query: SearchQuery;
  /** The replaced words with their replacements. */
  replacements: { typed: string; found: string[] }[];
}

const MAX_WORDS = 8;
/** A text with more unknown words is not a misspelling. */
const MAX_UNKNOWN_WORDS = 3;

/**
 * The query with each unknown word replaced by the most similar known words; a phrase with such a word is split into words.
 * Undefined where every word is known, or one has no similar words. @throws QueryTimeoutError
 */
export async function nearSpelling(
  table: Table,
  query: SearchQuery,
  ask: QueryRunner,
): Promise<NearSpelling | undefined> {
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

/** The words of a phrase, each as a term of its own, with replacements where it is unknown. */
async function replaceUnknownWords(
  table: Table,
  { phrase, beginning }: { phrase: string[]; beginning: boolean },
  ask: QueryRunner,
) {
  const words = phrase.map(async (typed, place) => {
    const as = { phrase: [typed], beginning: beginning && place === phrase.length - 1 };
    return { typed, as, found: (await occurs(table, as, ask)) ? undefined : await findNearest(table, typed, ask) };
  });
  return Promise.all(words);
}

async function occurs(table: Table, term: Term, ask: QueryRunner): Promise<boolean> {
  const rows = await ask(Prisma.sql`SELECT "id" FROM (${matching(table, [term])}) AS found LIMIT 1`);
  return rows.length > 0;
}

async function findNearest(table: Table, typed: string, ask: QueryRunner): Promise<string[]> {
  const letters = [...typed];
  const limit = letters.length < 3 ? 0 : letters.length < 6 ? 1 : 2;
  // A similar number is another number.
  if (limit === 0 || /\p{N}/u.test(typed)) return [];
  // The first letter is rarely wrong; if it is, it was inserted or swapped with the second one.
  for (const letter of new Set(letters.slice(0, 2))) {
    // SQLite reads the whole index of these words: half a second for a frequent letter and a million books.
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

/** The most similar words, all at the same distance, that still occur in some row. */
async function firstOccurring(
  table: Table,
  near: { word: string; far: number }[],
  ask: QueryRunner,
): Promise<string[]> {
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
