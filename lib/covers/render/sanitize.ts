/** The text of a book as it can stand on a cover, and in XML. */

/** One line, composed, without what no font shows and XML does not allow. */
export function sanitize(text: string | null): string {
  return (
    (text ?? "")
      .toWellFormed()
      .replace(/\s+/gu, " ")
      .replace(/[\p{Cc}\p{Co}\p{Cn}\uFFF9-\uFFFF]/gu, "")
      .replace(/[\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, "")
      .replace(/[\u2010\u2011]/g, "-")
      .replace(/'/gu, "’")
      // More marks than these on a letter are no writing, and many take long to compose.
      .replace(/(\p{M}{4})\p{M}+/gu, "$1")
      .normalize("NFC")
      .trim()
  );
}

/** Whether it is read from right to left: by its first letter that has a direction. */
export function isRightToLeft(text: string): boolean {
  return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
}
