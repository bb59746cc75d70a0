/** Cleans text for storage, and folds it for comparison. */

// Invisible characters: zero-width and direction marks, soft hyphen, byte order mark, fillers. Texts that look the same must
// be equal. Joiners and variation selectors have rules of their own, and tags spell flags.
const INVISIBLE =
  /(?![\p{Join_Control}\p{Variation_Selector}\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;
// A variation selector chooses between the two looks of a sign, a digit in a key cap or an ideograph.
const STRAY_SELECTOR =
  /(?<![\p{S}\p{P}\p{Extended_Pictographic}\p{Ideographic}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}0-9])\p{Variation_Selector}/gu;
const STRAY_TAG = /(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]+/gu;
// The joiners are spelling between the letters of these scripts, after a virama, and inside emoji; anywhere else they
// are invisible too.
const JOINING = [
  ..."Arabic Syriac Mandaic Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil".split(" "),
  ..."Telugu Kannada Malayalam Sinhala Khmer Myanmar".split(" "),
].reduce((all, script) => `${all}\\p{Script_Extensions=${script}}`, "");
const VIRAMA = "\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca";
const STRAY_JOINER = new RegExp(
  `(?!(?<=[${JOINING}]).[${JOINING}]|(?<=[${VIRAMA}])\\u200d|` +
    "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d\\p{Extended_Pictographic})\\p{Join_Control}",
  "gu",
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

// No script has more on a letter: Unicode's Stream-Safe Text Format, UAX #15.
const MAX_MARKS = 30;

// Most texts need at most their spaces cleaned; an import has millions of them.
const PLAIN = /^[ -~]*$/;

/** One line of text as stored: NFC, no control or invisible characters, single spaces, trimmed. */
export function cleanLine(text: string): string {
  if (PLAIN.test(text)) return singleSpaced(text);
  return stripInvisible(text).replace(/\s+/g, " ").trim();
}

/** Text of several lines as stored: like cleanLine, but with line breaks (as \n, at most two in a row). */
export function cleanText(text: string): string {
  return stripInvisible(text)
    .replace(/\r\n?|[\v\f\p{Zl}\p{Zp}]/gu, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function singleSpaced(text: string): string {
  return (text.includes("  ") ? text.replace(/ {2,}/g, " ") : text).trim();
}

function stripInvisible(text: string): string {
  let [before, seen] = [text, stripInvisibleOnce(text)];
  // Removing characters can create new sequences that must be removed.
  while (seen !== before) [before, seen] = [seen, stripInvisibleOnce(seen)];
  return seen;
}

function stripInvisibleOnce(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROL, "")
    .replace(INVISIBLE, "")
    .replace(STRAY_TAG, "")
    .replace(STRAY_SELECTOR, "")
    .replace(/(\p{Join_Control})\p{Join_Control}+/gu, "$1")
    .replace(/\p{M}+/gu, limitMarks)
    .normalize("NFC")
    .replace(STRAY_JOINER, "")
    .replace(/\p{M}+/gu, limitMarks)
    .normalize("NFC");
}

/** Limits a run of combining marks: `normalize` sorts it in time quadratic in its length. */
function limitMarks(run: string): string {
  return run.length > MAX_MARKS ? [...run].slice(0, MAX_MARKS).join("") : run;
}

// Letters that look accented but don't decompose, and punctuation with several variants.
const LETTERS: Record<string, string> = {
  ø: "o",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ħ: "h",
  ı: "i",
  ŀ: "l",
  ŋ: "n",
  ŧ: "t",
  ĸ: "k",
  ς: "σ",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
// The accents of Latin, Greek and Cyrillic, and Hebrew and Arabic pointing; not the vowel signs of Indic scripts, which are letters.
const ACCENT =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/**
 * The folded form of a text, for sorting, uniqueness and search: without case, accents and typographic variants. Idempotent.
 * Every database compares it bytewise, so they all agree.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return singleSpaced(text.toLowerCase().replaceAll("`", "'"));
  return foldOnce(foldOnce(text));
}

// Called twice, as compatibility decomposition can produce letters and accents that must be folded.
function foldOnce(text: string): string {
  return stripInvisible(text)
    .toLowerCase()
    .replace(LETTER, replaceLetter)
    .normalize("NFKD")
    .replace(ACCENT, "")
    .toLowerCase()
    .replace(LETTER, replaceLetter)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/\p{M}+/gu, limitMarks)
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

function replaceLetter(letter: string): string {
  return LETTERS[letter] ?? letter;
}
