/** Fits text into a box at the largest possible size. Text that is too long is truncated. */

import { graphemesOf, type ShapedText, type TextWord } from "./shape-text";
import { type WrappedLine, wrapLines } from "./wrap-lines";

export interface FitOptions {
  width: number;
  height: number;
  /** The largest and smallest size of the letters, in pixels. */
  max: number;
  min: number;
  /** Line height in ems; more where accents need it. */
  leading: number;
  lines: number;
}

export interface TextBlock {
  size: number;
  lines: WrappedLine[];
  /** The baseline of each line, from the top of the block. */
  bases: number[];
  height: number;
  rightToLeft: boolean;
  space: number;
}

/** Undefined for empty text, or when no line fits. */
export function fitText(text: ShapedText, room: FitOptions): TextBlock | undefined {
  if (text.words.length === 0) return undefined;
  const all = [...text.words, ...text.ending];
  for (let size = room.max; size >= room.min; size *= 0.96) {
    const block = layOutAt(size, all, text, room);
    if (block) return block;
  }
  return truncate(text, room);
}

/** Fits a title. Titles of one or two letters may be larger. */
export function fitTitle(title: ShapedText, room: FitOptions): TextBlock | undefined {
  const width = title.words.reduce((sum, word) => sum + word.width, 0);
  return fitText(title, { ...room, max: room.max * (width < 1.6 ? 2.2 : width < 3.2 ? 1.35 : 1) });
}

function layOutAt(size: number, words: TextWord[], text: ShapedText, room: FitOptions): TextBlock | undefined {
  const lines = wrapLines(words, text.space, room.width / size);
  if (!lines || lines.length > room.lines) return undefined;
  const bases: number[] = [];
  let bottom = 0;
  for (const [index, { words }] of lines.entries()) {
    const [ascent, descent] = [maxOf(words, "ascent"), maxOf(words, "descent")];
    const below = index === 0 ? CAPITAL * size : (bases[index - 1] ?? 0) + room.leading * size;
    // Lines must not overlap.
    const base = Math.max(below, bottom + (ascent + (index > 0 ? 0.02 : 0)) * size);
    bases.push(base);
    bottom = base + descent * size;
  }
  if (bottom > room.height) return undefined;
  return { size, lines, bases, height: bottom, rightToLeft: text.rightToLeft, space: text.space };
}

/** Cap height in ems, used for lines without capitals too. */
const CAPITAL = 0.7;

function maxOf(words: TextWord[], side: "ascent" | "descent"): number {
  return words.reduce((found, word) => Math.max(found, word[side]), 0);
}

/** At the smallest size: as many whole words as fit, and an ellipsis. */
function truncate(text: ShapedText, room: FitOptions): TextBlock | undefined {
  // Leaves room for a hyphen or an ellipsis.
  const widest = room.width / room.min - text.measure("…").width - text.measure("-").width;
  const words = text.words.flatMap((word) => (word.width > widest ? breakWord(word, text, widest) : word));
  const unbroken = layOutAt(room.min, [...words, ...text.ending], text, room);
  if (unbroken) return unbroken;
  // Binary search for the largest number of words that fits.
  let [fits, most]: [TextBlock | undefined, number] = [undefined, words.length - 1];
  for (let least = 1; least <= most; ) {
    const count = Math.floor((least + most) / 2);
    const block = layOutAt(room.min, [...withEllipsis(words.slice(0, count), text), ...text.ending], text, room);
    if (block) [fits, least] = [block, count + 1];
    else most = count - 1;
  }
  return fits;
}

/** Appends the ellipsis to the last word, without its punctuation. */
function withEllipsis(words: TextWord[], text: ShapedText): TextWord[] {
  const last = words.at(-1);
  if (!last) return words;
  const { spaced, newLine } = last;
  const measured = text.measure(`${last.text.replace(/(?<![\p{Po}\p{Pd}])[\p{Po}\p{Pd}]+$/u, "")}…`);
  return [...words.slice(0, -1), { ...measured, spaced, newLine }];
}

function breakWord(word: TextWord, text: ShapedText, width: number): TextWord[] {
  const parts: TextWord[] = [];
  for (const letter of graphemesOf(word.text)) {
    const last = parts.at(-1);
    const grown = last && text.measure(last.text + letter);
    if (last && grown && grown.width <= width) Object.assign(last, grown);
    else parts.push({ ...text.measure(letter), spaced: !last && word.spaced, newLine: !last && word.newLine });
  }
  return parts.map((part, index) => (index < parts.length - 1 && isCased(part.text) ? hyphenated(part, text) : part));
}

function hyphenated(part: TextWord, text: ShapedText): TextWord {
  return { ...part, ...text.measure(`${part.text}-`) };
}

function isCased(text: string): boolean {
  return /[\p{Ll}\p{Lu}]$/u.test(text);
}
