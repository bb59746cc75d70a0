/**
 * The name by which an author stands on the shelf, as far as it can be told: "C. S. Lewis" is "Lewis, C. S.".
 *
 * Follows what libraries do (RDA, appendix F), without knowing the language: a preposition in small letters goes behind
 * the forename ("Beauvoir, Simone de"; "Goethe, Johann Wolfgang von"), a prefix with an article in it or a capital stays
 * in front ("du Maurier, Daphne"; "Le Guin, Ursula K."), "Jr." and "III" come last. One word, other scripts, and what
 * is a body rather than a person ("The Beatles") stay as they are. A person can always write another.
 */
export function sortNameOf(name: string): string {
  if (UNCHANGED.test(name)) return name;
  const words = name.split(" ").filter(Boolean);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? "") ? words.pop() : undefined;
  const surname = invert(words.map((word) => word.replace(/,$/, "")));
  if (!surname) return name;
  const sortName = [surname, suffix].flatMap((part) => part ?? []).join(", ");
  // The commas may make it longer than a sort name can be.
  return [...sortName].length > 120 ? name : sortName;
}

/** A letter of another script, a body's name, or a comma that says it has been turned round already. */
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
