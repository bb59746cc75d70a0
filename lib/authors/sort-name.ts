/**
 * Derives the sort name of an author: "C. S. Lewis" becomes "Lewis, C. S.".
 *
 * Follows library rules (RDA, appendix F), without knowing the language: a preposition in lower case goes after
 * the forename ("Beauvoir, Simone de"; "Goethe, Johann Wolfgang von"), a prefix with an article in it or a capital stays
 * in front ("du Maurier, Daphne"; "Le Guin, Ursula K."), "Jr." and "III" come last. One word, other scripts, and what
 * is an organisation ("The Beatles") stay unchanged. Users can edit the result.
 */
export function sortNameOf(name: string): string {
  if (UNCHANGED.test(name)) return name;
  const words = name.split(" ").filter(Boolean);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? "") ? words.pop() : undefined;
  const surname = invert(words.map((word) => word.replace(/,$/, "")));
  if (!surname) return name;
  const sortName = [surname, suffix].flatMap((part) => part ?? []).join(", ");
  // The commas may exceed the maximum length.
  return [...sortName].length > 120 ? name : sortName;
}

/** Another script, an organisation, or a comma of a name that is already inverted. */
const UNCHANGED = /(?!\p{Script=Latin})\p{L}|^the\s|[&\d]|,(?!\s(?:jr|sr)\.?$)/iu;
const SUFFIX = /^(?:[js]r\.?|I{2,3}|IV)$/i;

const PREPOSITIONS = new Set(["von", "van", "zu", "de", "der", "den", "ter", "ten", "da", "do", "dos", "das", "del"]);
const ARTICLES_AFTER = new Set(["la", "las", "los", "het", "'t", "’t"]);
const PREFIXES = new Set(["le", "la", "du", "des", "di", "della", "dello", "degli", "dei", "vom", "zum", "zur", "ibn"]);

function invert(words: string[]): string | undefined {
  let start = words.length - 1;
  if (start < 1) return undefined;
  while (start > 1 && isParticle(words[start - 1] ?? "")) start--;

  let behind = start;
  while (behind < words.length - 1 && followsForename(words[behind] ?? "", behind > start)) behind++;
  return `${words.slice(behind).join(" ")}, ${[...words.slice(0, start), ...words.slice(start, behind)].join(" ")}`;
}

function isParticle(word: string): boolean {
  const small = word.toLowerCase();
  return PREPOSITIONS.has(small) || ARTICLES_AFTER.has(small) || PREFIXES.has(small);
}

function followsForename(word: string, afterAnother: boolean): boolean {
  return PREPOSITIONS.has(word) || (afterAnother && ARTICLES_AFTER.has(word));
}
