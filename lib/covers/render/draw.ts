/** Generates the cover of a book without a picture from its title, authors and series, as SVG. */
import { createHash } from "node:crypto";
import { fold } from "../../values/text";
import type { CoverText } from "../url";
import { coverTextBlocks } from "./cover-text";
import { layouts } from "./layouts/layouts";
import type { Page } from "./page";
import { type Palette, palettes } from "./palettes";
import { sanitize } from "./sanitize";
import { renderSvg } from "./svg";

/** Deterministic: a book always has the same cover, and the books of a series share a design. */
export function drawCover(book: CoverText): string {
  const title = [book.title, book.subtitle].map(sanitize).filter(Boolean).join(": ");
  return renderSvg(composeCover(book), title, book.language);
}

/** The colours of a cover, and numbers (0 to 255) that vary its ornament. */
export interface CoverTheme extends Palette {
  seed: number[];
}

/** The page before it is rendered as SVG. */
export function composeCover(book: CoverText): Page {
  const [layout, palette] = digest(book.series || [book.title, ...book.authors.map(({ author }) => author.name)]);
  const chosen = layouts[(layout ?? 0) % layouts.length] ?? layouts[0];
  const colours = palettes[(palette ?? 0) % palettes.length] ?? palettes[0];
  return chosen(coverTextBlocks(book), { ...(colours as Palette), seed: digest(book.title) });
}

function digest(of: string | string[]): number[] {
  const text = fold([of].flat().join("\n"));
  return [...createHash("sha256").update(text).digest()];
}
