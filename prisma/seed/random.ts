/** Deterministic pseudo-random numbers, seeded by a name. */
export class Random {
  #state: number;

  constructor(name: string) {
    // FNV-1a, so that each name has its own sequence, and a change to one part of the demo does not affect others.
    this.#state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261);
  }

  /** From 0 (inclusive) to 1 (exclusive) (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both bounds inclusive. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  oneOf<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  /** A minute during working hours, in UTC, from `from` (inclusive) to `until` (exclusive). */
  moment(from: Date, until: Date): Date {
    const firstDay = Math.floor(from.getTime() / DAY);
    const lastDay = Math.max(firstDay, Math.ceil(until.getTime() / DAY) - 1);
    const minutes = this.whole(9 * 60, 17 * 60);
    const moment = this.whole(firstDay, lastDay) * DAY + minutes * 60_000;
    return new Date(Math.max(moment, from.getTime()));
  }
}

const DAY = 24 * 60 * 60_000;
