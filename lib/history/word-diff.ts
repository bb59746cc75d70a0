/** A part of a text: in both texts, only in the first, or only in the second. */
export interface Segment {
  kind: "same" | "removed" | "added";
  text: string;
}

/** The maximum product of the word counts; texts that differ more are replaced as a whole. */
const MAX_COMPARISONS = 250_000;

/** A word diff: "same" and "removed" make up the first text, "same" and "added" the second. */
export function diffWords(before: string, after: string): Segment[] {
  const [one, other] = [splitWords(before), splitWords(after)];
  const head = commonLength(one, other);
  const tail = commonLength(one.slice(head).reverse(), other.slice(head).reverse());
  return mergeSegments([
    ...one.slice(0, head).map(same),
    ...diffMiddle(one.slice(head, one.length - tail), other.slice(head, other.length - tail)),
    ...one.slice(one.length - tail).map(same),
  ]);
}

/** Words with the white space after each. */
const splitWords = (text: string) => text.match(/\S+\s*|\s+/g) ?? [];

const same = (text: string): Segment => ({ kind: "same", text });
const removed = (text: string): Segment => ({ kind: "removed", text });
const added = (text: string): Segment => ({ kind: "added", text });

function commonLength(one: string[], other: string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}

/** By the longest common subsequence. */
function diffMiddle(one: string[], other: string[]): Segment[] {
  if (one.length * other.length > MAX_COMPARISONS) return [...one.map(removed), ...other.map(added)];
  const lengths = commonLengths(one, other);
  const at = (i: number, j: number) => lengths[i * (other.length + 1) + j] ?? 0;
  const segments: Segment[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [word, otherWord] = [one[i], other[j]];
    if (word !== undefined && word === otherWord) {
      segments.push(same(word));
      i++;
      j++;
    } else if (word !== undefined && (otherWord === undefined || at(i + 1, j) >= at(i, j + 1))) {
      segments.push(removed(word));
      i++;
    } else {
      segments.push(added(otherWord ?? ""));
      j++;
    }
  }
  return segments;
}

/** Lengths of the longest common subsequences of the suffixes from i and j, at index i × width + j. */
function commonLengths(one: string[], other: string[]): Uint32Array {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const place = i * width + j;
      lengths[place] =
        one[i] === other[j]
          ? (lengths[place + width + 1] ?? 0) + 1
          : Math.max(lengths[place + width] ?? 0, lengths[place + 1] ?? 0);
    }
  }
  return lengths;
}

function mergeSegments(segments: Segment[]): Segment[] {
  const all: Segment[] = [];
  for (const segment of segments) {
    const last = all.at(-1);
    if (last?.kind === segment.kind) last.text += segment.text;
    else all.push({ ...segment });
  }
  return all;
}
