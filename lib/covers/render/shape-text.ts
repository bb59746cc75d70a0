/** A text divided where its lines may break, each part measured. */

import { estimateHeights, estimateWidth } from "./estimate-widths";
import { type Face, hasAllGlyphs, type PlacedGlyph, shapeWord } from "./fonts";
import { isRightToLeft } from "./sanitize";

/** What stays together on a line. Measures are in ems. */
export interface TextWord {
  text: string;
  /** Whether a space stands before it, where it does not begin a line. */
  spaced: boolean;
  /** A new line begins with it, whatever room there is. */
  newLine: boolean;
  width: number;
  ascent: number;
  descent: number;
  /** Missing where it is set in the reader's own font. */
  letters?: PlacedGlyph[];
}

export interface ShapedText {
  words: TextWord[];
  /** What stands at the end, however much of the words before it must go. */
  ending: TextWord[];
  space: number;
  rightToLeft: boolean;
  /** Measures one more word of the same kind: the ellipsis, a part of a word that is too long. */
  measure: (text: string) => Omit<TextWord, "spaced" | "newLine">;
}

export interface TextStyle {
  face: Face;
  /** Ems between letters; only where their outlines are known, as it would tear Arabic apart. */
  tracking?: number;
  /** In capitals, as the language has them. */
  capitals?: boolean;
}

/** The lines of text (a name each, say) and what ends the last of them as words; all of them in Literata, or none. */
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

// They write no spaces, and lines break between any of their words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function breakParts(text: string, language: string | null): { text: string; spaced: boolean }[] {
  const chunks = text.split(" ").filter(Boolean);
  return chunks.flatMap((chunk, index) => {
    const parts = UNSPACED.test(chunk) ? splitWords(chunk, language) : splitAfterDashes(chunk);
    return parts.map((part, at) => ({ text: part, spaced: at === 0 && index > 0 }));
  });
}

/** A word may break after a hyphen between two longer parts ("Twenty-|Four", not "Catch-|22"), and after any dash. */
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

/** The text's letters as people count them. */
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
