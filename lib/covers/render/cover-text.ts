/** The texts of a generated cover. */
import type { CoverText } from "../url";
import { isRightToLeft, sanitize } from "./sanitize";
import { type ShapedText, shapeText, type TextStyle } from "./shape-text";

export interface CoverTextBlocks {
  title: (style: TextStyle) => ShapedText;
  subtitle: (style: TextStyle) => ShapedText;
  names: (style: TextStyle) => ShapedText;
  /** With the number in the series. */
  series: (style: TextStyle) => ShapedText;
  /** Left for left-to-right text, right for right-to-left text. */
  align: "left" | "right";
}

/** More names are shortened with an ellipsis. */
const MAX_NAMES = 3;

export function coverTextBlocks(book: CoverText): CoverTextBlocks {
  const { language } = book;
  const title = sanitize(book.title) || "—";
  const series = sanitize(book.series);
  const number = sanitize(book.seriesNumber);
  const set = (lines: string[], ending: string) => (style: TextStyle) =>
    shapeText(lines.filter(Boolean), ending, style, language);
  const names = creditedNames(book);
  return {
    title: set([title], ""),
    subtitle: set([sanitize(book.subtitle)], ""),
    names: set(names, ""),
    series: series ? set([series], number && `· ${number}`) : set([], ""),
    align: isRightToLeft([title, ...names].join(" ")) ? "right" : "left",
  };
}

/** The authors, or, without authors, the people with the first role. One name per line. */
function creditedNames({ authors }: CoverText): string[] {
  const role = authors.some((one) => one.role === "author") ? "author" : authors[0]?.role;
  const names = [...new Set(authors.filter((one) => one.role === role).map(({ author }) => sanitize(author.name)))];
  return names.length > MAX_NAMES ? [...names.slice(0, MAX_NAMES - 1), `${names[MAX_NAMES - 1]} …`] : names;
}
