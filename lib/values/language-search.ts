import { type Language, languages } from "./language";
import { fold } from "./text";

/** The languages that match a text by English name, own name or code, the best first, at most 20. */
export function searchLanguages(text: string): Language[] {
  const asked = fold(text);
  if (asked === "") return [];
  return languages()
    .map((language) => ({ language, rank: Math.min(...wordsFor(language).map((word) => rankOf(word, asked))) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MAX_RESULTS)
    .map(({ language }) => language);
}

const MAX_RESULTS = 20;
const NO_MATCH = 4;

/** 0 for an exact match, then for the start of the name, the start of a word, and anywhere inside. */
function rankOf(name: string, asked: string): number {
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  if (name.includes(` ${asked}`)) return 2;
  return asked.length > 2 && name.includes(asked) ? 3 : NO_MATCH;
}

const known = new Map<string, string[]>();

/** The names of a language, folded. Its own name is looked up lazily, as that is slow. */
function wordsFor({ code, name }: Language): string[] {
  const words = known.get(code) ?? [code, fold(name), fold(ownName(code))];
  known.set(code, words);
  return words;
}

function ownName(code: string): string {
  return new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
}
