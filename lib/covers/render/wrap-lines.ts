/** Breaks words into lines. Measures are in ems. */
import type { TextWord } from "./shape-text";

export interface WrappedLine {
  words: TextWord[];
  width: number;
}

/** The fewest lines, of similar length; undefined when a word is wider than a line. */
export function wrapLines(words: TextWord[], space: number, width: number): WrappedLine[] | undefined {
  if (words.some((word) => word.width > width)) return undefined;
  const count = fillGreedily(words, space, width).length;
  return balanceLines(words, space, width, count);
}

/** Fills each line before the next. */
function fillGreedily(words: TextWord[], space: number, width: number): WrappedLine[] {
  const lines: WrappedLine[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const grown = line ? line.width + (word.spaced ? space : 0) + word.width : 0;
    if (!line || word.newLine || grown > width) lines.push({ words: [word], width: word.width });
    else {
      line.words.push(word);
      line.width = grown;
    }
  }
  return lines;
}

interface BestBreak {
  cost: number;
  line: WrappedLine;
  before: BestBreak | undefined;
}

/** Of all breaks into `count` lines, the one with the least ragged edge (dynamic programming). */
function balanceLines(words: TextWord[], space: number, width: number, count: number): WrappedLine[] {
  // bests[n]: the best break of the first n words into `made` lines.
  let bests: (BestBreak | undefined)[] = [];
  for (let made = 1; made <= count; made++) {
    const next: (BestBreak | undefined)[] = [];
    for (let start = 0; start < words.length; start++) {
      const before = start === 0 ? undefined : bests[start];
      if (start === 0 ? made > 1 : !before) continue;
      let length = 0;
      for (let end = start; end < words.length; end++) {
        const word = words[end] as TextWord;
        if (end > start && word.newLine) break;
        length += word.width + (end > start && word.spaced ? space : 0);
        if (length > width) break;
        const cost = (before?.cost ?? 0) + (1 - length / width) ** 2 + (endsWithShortWord(words, end) ? 0.06 : 0);
        if (cost < (next[end + 1]?.cost ?? Infinity)) {
          next[end + 1] = { cost, before, line: { words: words.slice(start, end + 1), width: length } };
        }
      }
    }
    bests = next;
  }
  const lines: WrappedLine[] = [];
  for (let best = bests[words.length]; best; best = best.before) lines.unshift(best.line);
  return lines;
}

/** Short words such as "of" and "the" should not end a line. */
function endsWithShortWord(words: TextWord[], end: number): boolean {
  return end < words.length - 1 && /^\p{Ll}{1,3}$/u.test(words[end]?.text ?? "");
}
