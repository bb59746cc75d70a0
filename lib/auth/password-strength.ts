/** Estimates how soon a password would be guessed, with zxcvbn: common passwords, keyboard patterns and dates. */
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { env } from "../env";
import { fold } from "../values/text";

/** The cost of an estimate grows faster than the length. Of a longer password, both ends are estimated. */
const MAX_ESTIMATED_LENGTH = 40;
/** The number of l33t substitutions tried (p4$$word): each costs as much as one estimate. */
const MAX_L33T_SUBSTITUTIONS = 25;
/** zxcvbn's highest score: more than 10^10 guesses. Two common words, or one with a year and a sign, have fewer. */
const MIN_SCORE = 4;
/** Words missing in zxcvbn's list that people would try first here. */
const LOCAL_WORDS = ["deckle", "books", "bookshop", "bookstore", "bookseller", "manager", "correcthorsebatterystaple"];

let zxcvbnPromise: Promise<ZxcvbnFactory> | undefined;

/** Loaded on first use, as most servers never need the list of 49,000 passwords, which takes 20 MB of memory. */
async function loadZxcvbn(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: MAX_L33T_SUBSTITUTIONS });
}

/** The reason why this password is weak, or undefined. `names` are the user's own names, which count as known. */
export async function passwordWeakness(password: string, names: string[] = []): Promise<string | undefined> {
  zxcvbnPromise ??= loadZxcvbn();
  const zxcvbn = await zxcvbnPromise;
  // Case, accents and spaces do not make a common password stronger.
  const text = fold(password).replaceAll(" ", "");
  const known = [...LOCAL_WORDS, ...[env.SHOP_NAME, ...names].flatMap(nameParts)];
  const ends =
    text.length > MAX_ESTIMATED_LENGTH
      ? [text.slice(0, MAX_ESTIMATED_LENGTH), text.slice(-MAX_ESTIMATED_LENGTH)]
      : [text];
  const estimates = ends.map((end) => zxcvbn.check(end, known));
  if (estimates.some(({ score }) => score >= MIN_SCORE)) return undefined;
  const reason = WARNING_REASONS[estimates[0]?.feedback.warning ?? ""] ?? "is easy to guess";
  return `This password ${reason}. Use three or four unrelated words instead.`;
}

/** "Jane.Austen@example.com" as it is, as "janeaustenexamplecom", and as "jane", "austen" and "example". */
function nameParts(name: string): string[] {
  const folded = fold(name);
  const words = folded.split(/[^\p{L}\p{N}]+/u);
  const [account = ""] = folded.split("@");
  return [folded, ...[words.join(""), ...words, account.replace(/[^\p{L}\p{N}]+/gu, "")]].filter(
    ({ length }) => length > 2,
  );
}

const COMMON = "is one of the most common, or close to one";
const REPEATED = "repeats itself";
const ADJACENT_KEYS = "is made of keys that are next to each other";
const DATE = "is a date or a year";

/** By zxcvbn warning. */
const WARNING_REASONS: Record<string, string> = {
  straightRow: ADJACENT_KEYS,
  keyPattern: ADJACENT_KEYS,
  simpleRepeat: REPEATED,
  extendedRepeat: REPEATED,
  sequences: "is a sequence such as abc or 123",
  recentYears: DATE,
  dates: DATE,
  topTen: COMMON,
  topHundred: COMMON,
  common: COMMON,
  similarToCommon: COMMON,
  userInputs: "is little more than your name, your email address or the name of the shop",
};
