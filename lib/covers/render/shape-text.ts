/** Splits text at its line break opportunities and measures each part. */

import { estimateHeights, estimateWidth } from "./estimate-widths";
import { type Face, hasAllGlyphs, type PlacedGlyph, shapeWord } from "./fonts";
import { isRightToLeft } from "./sanitize";

/** An unbreakable part of a line. Measures are in ems. */
export interface TextWord {
  text: string;
  /** Whether a space precedes it inside a line. */
  spaced: boolean;
  /** It always starts a new line. */
  newLine: boolean;
  width: number;
  ascent: number;
  descent: number;
  /** Missing when the reader's font is used. */
  letters?: PlacedGlyph[];
}

export interface ShapedText {
  words: TextWord[];
  /** Kept at the end even when the words are truncated. */
  ending: TextWord[];
  space: number;
  rightToLeft: boolean;
  /** Measures another word in the same style: the ellipsis, or a part of a long word. */
  measure: (text: string) => Omit<TextWord, "spaced" | "newLine">;
}

export interface TextStyle {
  face: Face;
  /** Letter spacing in ems; only for outlined text, as it would break Arabic. */
  tracking?: number;
  /** In capitals, by the rules of the language. */
  capitals?: boolean;
}

/** Shapes lines and the ending of the last line. All words use Literata, or none. */
export function shapeText(lines: string[], ending: string, style: TextStyle, language: string | null): ShapedText {
  const { face, tracking = 0, capitals } = style;
  const texts = capitals ? lines.map((line) => upperCase(line, language)) : lines;
  const outlined = [...texts, ending].every((text) => hasAllGlyphs(text, face));
  const measure = (text: string) => ({
    text,
    ...((outlined && shapeWord(text, face, tracking)) || estimateWord(text)),
  });
  const parts = texts.flatMap((text) =>
    breakParts(text, language).map((part, index) => ({ ...part, newLine: index === 0 })),
  );
  return {
    words: parts.map(({ text, ...part }) => ({ ...measure(text), ...part })),
    ending: ending ? [{ ...measure(ending), spaced: true, newLine: false }] : [],
    space: (outlined ? 0.24 : 0.35) + (outlined ? tracking : 0),
    rightToLeft: isRightToLeft(texts.join(" ")),
    measure,
  };
}

function estimateWord(text: string) {
  return { width: estimateWidth(text), ...estimateHeights(text), letters: undefined };
}

function upperCase(text: string, language: string | null): string {
  try {
    return text.toLocaleUpperCase(language ?? "und");
  } catch {
    return text.toUpperCase();
  }
}

// Scripts without spaces: lines break between any words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function breakParts(text: string, language: string | null): { text: string; spaced: boolean }[] {
  const chunks = text.split(" ").filter(Boolean);
  return chunks.flatMap((chunk, index) => {
    const parts = UNSPACED.test(chunk) ? splitWords(chunk, language) : splitAfterDashes(chunk);
    return parts.map((part, at) => ({ text: part, spaced: at === 0 && index > 0 }));
  });
}

/** Breaks after a hyphen between longer parts ("Twenty-|Four", not "Catch-|22"), and after any dash. */
function splitAfterDashes(chunk: string): string[] {
  return chunk.split(/(?<=\p{L}{3}-)(?=\p{L}{3})|(?<=[—/])(?=[\p{L}\p{N}])/u);
}

function splitWords(chunk: string, language: string | null): string[] {
  const parts: string[] = [];
  let opening = "";
  for (const { segment, isWordLike } of segmenter("word", language).segment(chunk)) {
    if (isWordLike) {
      parts.push(opening + segment);
      opening = "";
    } else if (/^[\p{Ps}\p{Pi}]+$/u.test(segment)) opening += segment;
    // No line begins with a full stop.
    else if (parts.length > 0 && opening === "") parts.push(parts.pop() + segment);
    else opening += segment;
  }
  return opening ? [...parts, opening] : parts;
}

/** The grapheme clusters of a text. */
export function graphemesOf(text: string): string[] {
  return [...segmenter("grapheme", null).segment(text)].map(({ segment }) => segment);
}

function segmenter(granularity: "word" | "grapheme", language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}
