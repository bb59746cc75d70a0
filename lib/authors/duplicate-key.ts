/** Keys that find possible duplicates among authors. */
import { fold } from "../values/text";
import { sortNameOf } from "./sort-name";

/**
 * The words of a name without case, accents, order and punctuation: "C.S. Lewis", "CS Lewis" and "Lewis, C. S." have the
 * same key. Different people may share a key. "" for a name without words. `folded` is the folded name, if known.
 */
export function duplicateKey(name: string, folded?: string): string {
  return nameWords(name, folded).sort().join(" ");
}

// Adjacent capitals are initials, unless they are a suffix such as "III".
const INITIALS = /(?<!\p{L})(?!(?:II|III|IV|VI|VII|JR|SR)(?!\p{L}))\p{Lu}{2,3}(?!\p{L})/gu;
const HAS_SMALL = /\p{Ll}/u;

function nameWords(name: string, folded?: string): string[] {
  const spaced = HAS_SMALL.test(name) ? name.replace(INITIALS, (letters) => [...letters].join(" ")) : name;
  const text = folded !== undefined && spaced === name ? folded : fold(spaced);
  return text.replace(/'/g, "").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * The surname with the initials of the forenames: "lewis c s" for "Clive S. Lewis" and "C. S. Lewis"; undefined for a name
 * without forenames. `couldBeSamePerson` compares names with the same key.
 */
export function initialsKey(name: string): string | undefined {
  const parts = nameParts(name);
  return parts && [...parts.surname, ...parts.forenames.map((word) => [...word][0])].join(" ");
}

/** Whether two names with the same initials have compatible forenames, one of them abbreviated. */
export function couldBeSamePerson(one: string, other: string): boolean {
  const [first, second] = [nameParts(one)?.forenames ?? [], nameParts(other)?.forenames ?? []];
  const pairs = first.map((word, at) => [word, second[at] ?? ""] as const);
  const agree = pairs.every(([a, b]) => a === b || isInitialOf(a, b) || isInitialOf(b, a));
  return first.length === second.length && agree && pairs.some(([a, b]) => a !== b);
}

const isInitialOf = (letter: string, word: string) => [...letter].length === 1 && word.startsWith(letter);

function nameParts(name: string): { surname: string[]; forenames: string[] } | undefined {
  const [surname = "", forenames = ""] = (name.includes(",") ? name : sortNameOf(name)).split(",");
  const parts = {
    surname: nameWords(surname),
    forenames: nameWords(forenames.trim() && `${forenames} x`).slice(0, -1),
  };
  return parts.surname.length > 0 && parts.forenames.length > 0 ? parts : undefined;
}
