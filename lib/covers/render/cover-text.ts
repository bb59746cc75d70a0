/** What of a book stands on its cover. */
import type { CoverText } from "../address";
import { cleaned, isRightToLeft } from "./sanitize";
import { type Style, type Words, wordsOf } from "./shape-text";

export interface Text {
  title: (style: Style) => Words;
  subtitle: (style: Style) => Words;
  names: (style: Style) => Words;
  /** With the number in it. */
  series: (style: Style) => Words;
  /** Where its lines begin. */
  align: "left" | "right";
}

/** More names than these are for the page of the book. */
const MOST_NAMES = 3;

export function textOf(book: CoverText): Text {
  const { language } = book;
  const title = cleaned(book.title) || "—";
  const series = cleaned(book.series);
  const number = cleaned(book.seriesNumber);
  const set = (lines: string[], ending: string) => (style: Style) =>
    wordsOf(lines.filter(Boolean), ending, style, language);
  const names = namesOf(book);
  return {
    title: set([title], ""),
    subtitle: set([cleaned(book.subtitle)], ""),
    names: set(names, ""),
    series: series ? set([series], number && `· ${number}`) : set([], ""),
    align: isRightToLeft([title, ...names].join(" ")) ? "right" : "left",
  };
}

/** The authors; where there is none, all who had the first part there is. Each name on a line. */
function namesOf({ authors }: CoverText): string[] {
  const role = authors.some((one) => one.role === "author") ? "author" : authors[0]?.role;
  const names = [...new Set(authors.filter((one) => one.role === role).map(({ author }) => cleaned(author.name)))];
  return names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), `${names[MOST_NAMES - 1]} …`] : names;
}
