/** Words into lines. Pure arithmetic in ems. */
import type { TextWord } from "./shape-text";

export interface WrappedLine {
  words: TextWord[];
  width: number;
}

/** As few lines as there can be, of about the same length; undefined where a word is wider than a line. */
export function wrapLines(words: TextWord[], space: number, width: number): WrappedLine[] | undefined {
  if (words.some((word) => word.width > width)) return undefined;
  const count = fillGreedily(words, space, width).length;
  return balanceLines(words, space, width, count);
}

/** Each line as full as it can be. */
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

/** Of all ways to make that many lines, the one with the least ragged edge. */
function balanceLines(words: TextWord[], space: number, width: number, count: number): WrappedLine[] {
  // bests[n]: how the first n words stand best, on as many lines as have been begun.
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

/** "of" and "the" are better at the beginning of a line than at its end. */
function endsWithShortWord(words: TextWord[], end: number): boolean {
  return end < words.length - 1 && /^\p{Ll}{1,3}$/u.test(words[end]?.text ?? "");
}
