/** A language as an option of a form. */
export type Language = { code: string; name: string };

/**
 * The languages of books: ISO 639 codes, with two letters where possible, otherwise three (Ancient Greek). Add missing
 * languages here.
 */
export const languageCodes = [
  ...["af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es", "et"],
  ...["eu", "fa", "fi", "fil", "fr", "ga", "gd", "gl", "grc", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it"],
  ...["ja", "ka", "kk", "ko", "ku", "la", "lt", "lv", "mk", "ml", "mr", "ms", "mt", "nb", "nl", "nn", "no", "pa"],
  ...["pl", "pt", "ro", "ru", "sa", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur"],
  ...["uz", "vi", "yi", "zh", "zu"],
] as const;

/** Whether the code is a supported language. */
export function isLanguage(code: string): boolean {
  return known.has(code);
}

/** The English name of a language, "Ancient Greek" for grc; the code itself where it is not supported. */
export function languageName(code: string): string {
  return known.has(code) ? (names.of(code) ?? code) : code;
}

/** All of them by name, for a form. */
export function languages(): Language[] {
  return languageCodes
    .map((code) => ({ code, name: languageName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

const known: ReadonlySet<string> = new Set(languageCodes);
const names = new Intl.DisplayNames("en", { type: "language" });
