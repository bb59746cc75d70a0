/** Detects duplicate rows of a file by their keys, in about twelve bytes per key. */
import type { RowKey } from "../read/row";

/**
 * Maps texts to line numbers. Stores 64-bit hashes instead of the texts: among a million texts the probability of a
 * collision is one in ten million.
 */
export class HashedLineIndex {
  #size = 1024;
  #count = 0;
  #high = new Uint32Array(this.#size);
  #low = new Uint32Array(this.#size);
  /** 0 is a free slot. */
  #lines = new Int32Array(this.#size);

  get(text: string): number | undefined {
    const slot = this.#slotOf(...hash64(text));
    return this.#lines[slot] || undefined;
  }

  /** Stores the first line of a text; `line` is not 0. Returns whether it was the first. */
  add(text: string, line: number): boolean {
    if (this.#count * 2 >= this.#size) this.#grow();
    const [high, low] = hash64(text);
    const slot = this.#slotOf(high, low);
    if (this.#lines[slot] !== 0) return false;
    this.#put(slot, high, low, line);
    this.#count++;
    return true;
  }

  #put(slot: number, high: number, low: number, line: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#lines[slot] = line;
  }

  #slotOf(high: number, low: number): number {
    let slot = (low ^ Math.imul(high, 31)) & (this.#size - 1);
    while (this.#lines[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & (this.#size - 1);
    }
    return slot;
  }

  #grow(): void {
    const [high, low, lines] = [this.#high, this.#low, this.#lines];
    this.#size *= 2;
    this.#high = new Uint32Array(this.#size);
    this.#low = new Uint32Array(this.#size);
    this.#lines = new Int32Array(this.#size);
    for (const [place, line] of lines.entries()) {
      if (line === 0) continue;
      const [one = 0, other = 0] = [high[place], low[place]];
      this.#put(this.#slotOf(one, other), one, other, line);
    }
  }
}

/** A 64-bit hash in two halves (cyrb53, by bryc, public domain). */
export function hash64(text: string): [high: number, low: number] {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [other >>> 0, one >>> 0];
}

/** Finds rows of a file that are about the same thing. */
export class DuplicateDetector {
  /** A line is negative when its row has a distinguisher. */
  #lines = new HashedLineIndex();

  /** Returns the earlier duplicate and its key; without one, remembers this row and returns undefined. */
  check(keys: RowKey[], line: number): { line: number; key: string } | undefined {
    for (const { text, distinguisher } of keys) {
      const before = this.#lines.get(text);
      if (before !== undefined && !(before < 0 && distinguisher !== null)) return { line: Math.abs(before), key: text };
    }
    for (const { text, distinguisher } of keys) this.#lines.add(text, distinguisher === null ? line : -line);
    return undefined;
  }
}

/** Remembers which line first matched an existing record. Matches of a rolled-back transaction are forgotten. */
export class MatchedRecords {
  #kept = new HashedLineIndex();
  #pending = new Map<number, number>();

  lineOf(id: number): number | undefined {
    return this.#pending.get(id) ?? this.#kept.get(`#${id}`);
  }

  add(id: number, line: number): void {
    this.#pending.set(id, line);
  }

  /** Keeps or, for a transaction that is retried, discards the matches since the last call. */
  endTransaction(kept: boolean): void {
    if (kept) for (const [id, line] of this.#pending) this.#kept.add(`#${id}`, line);
    this.#pending.clear();
  }
}
