/** Prepares the texts of a book for a cover, and for XML. */

/** One line in NFC, without invisible characters and characters that are invalid in XML. */
export function sanitize(text: string | null): string {
  return (
    (text ?? "")
      .toWellFormed()
      .replace(/\s+/gu, " ")
      .replace(/[\p{Cc}\p{Co}\p{Cn}\uFFF9-\uFFFF]/gu, "")
      .replace(/[\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, "")
      .replace(/[\u2010\u2011]/g, "-")
      .replace(/'/gu, "’")
      // More combining marks per letter are not real text, and take long to normalise.
      .replace(/(\p{M}{4})\p{M}+/gu, "$1")
      .normalize("NFC")
      .trim()
  );
}

/** Whether text is right-to-left, by its first letter. */
export function isRightToLeft(text: string): boolean {
  return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
}
