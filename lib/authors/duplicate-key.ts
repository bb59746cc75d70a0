/** By what two authors are taken for one: names that are the same but for how they are written. */
import { fold } from "../values/text";
import { sortNameOf } from "./sort-name";

/**
 * The words of a name, whatever their case, accents, order and punctuation: "C.S. Lewis", "CS Lewis" and "Lewis, C. S."
 * have the same key, which others may have by chance: it only says where to look. "" for a name without words. `folded`
 * is the folded name, where that is at hand.
 */
export function duplicateKey(name: string, folded?: string): string {
  return nameWords(name, folded).sort().join(" ");
}

// Capitals that stand together are initials, unless they number somebody.
const INITIALS = /(?<!\p{L})(?!(?:II|III|IV|VI|VII|JR|SR)(?!\p{L}))\p{Lu}{2,3}(?!\p{L})/gu;
const HAS_SMALL = /\p{Ll}/u;

function nameWords(name: string, folded?: string): string[] {
  const spaced = HAS_SMALL.test(name) ? name.replace(INITIALS, (letters) => [...letters].join(" ")) : name;
  const text = folded !== undefined && spaced === name ? folded : fold(spaced);
  return text.replace(/'/g, "").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * A surname with the initials of the forenames: "lewis c s" for "Clive S. Lewis" and "C. S. Lewis"; undefined for a name
 * that has none. Many have the same; whether two may be one person, `mayBeOne` says.
 */
export function initialsKey(name: string): string | undefined {
  const parts = nameParts(name);
  return parts && [...parts.surname, ...parts.forenames.map((word) => [...word][0])].join(" ");
}

/** Whether two names of the same initials contradict each other in no forename, and one says less than the other. */
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
