/**
 * Estimates the size of words in the reader's own font, which the server does not know. Estimates are larger than in
 * common fonts, so that nothing is cut off. East Asian characters are square in every font.
 */

const SQUARE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60ー]/u;

const widths: [RegExp, number][] = [
  [/^[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [SQUARE, 1],
  [/^\p{Extended_Pictographic}/u, 1.4],
  [/^﷽/u, 10],
  [/^[سشصضڛڜڝڞ\uFDF0-\uFDFF]/u, 1.25],
  [/^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]/u, 0.72],
  [/^[iljft.,;:'!|()[\]’‘“”\s-]/u, 0.45],
  [/^[MWmwœæŒÆ@%—…ШЩЖЮФЫМшщжюфым]/u, 1.15],
  [/^[\p{Ll}\p{Nd}]/u, 0.7],
  [/^\p{Lu}/u, 0.95],
  [/^./u, 1.1],
];

/** The maximum width of a word, in ems. */
export function estimateWidth(word: string): number {
  let width = 0;
  for (const letter of word) width += widths.find(([letters]) => letters.test(letter))?.[1] ?? 1;
  return width;
}

/** The maximum height of a word above and below the baseline, in ems, with room for Thai, Tibetan and Urdu marks. */
export function estimateHeights(word: string): { ascent: number; descent: number } {
  const isSquare = [...word].every((letter) => SQUARE.test(letter));
  return isSquare ? { ascent: 0.98, descent: 0.24 } : { ascent: 1.05, descent: 0.42 };
}
