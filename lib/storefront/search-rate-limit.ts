/**
 * How often one address may search the shop site without signing in. A whole shop may be behind one address, so the limit
 * is generous: SEARCHES_PER_MINUTE at once, and then as many each minute. Counted in memory, by each process for itself.
 */

import { env } from "../env";
import { processState } from "../process-state";

/** Of so many addresses it is known how much each has left; the one not seen for longest is forgotten first. */
const MAX_ADDRESSES = 10_000;
const MINUTE_MS = 60_000;

/** A token bucket for each of many keys. */
export class TokenBuckets {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(
    readonly perMinute: number,
    /** The time in milliseconds, from any beginning. */
    readonly now: () => number = () => performance.now(),
    readonly maxKeys = MAX_ADDRESSES,
  ) {}

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one token: 0, or in how many seconds there will be one. */
  take(key: string): number {
    const now = this.now();
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: this.perMinute, at: now };
    const filled = Math.min(this.perMinute, tokens + ((now - at) * this.perMinute) / MINUTE_MS);
    const isFree = filled >= 1;
    // A map gives its keys in the order in which they were set.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: isFree ? filled - 1 : filled, at: now });
    const [oldest = key] = this.#buckets.keys();
    if (this.size > this.maxKeys) this.#buckets.delete(oldest);
    return isFree ? 0 : Math.ceil(((1 - filled) * MINUTE_MS) / this.perMinute / 1000);
  }
}

/** Who counts: proxy.ts answers before a page is made; pages and routes count again, as nothing may hang on proxy.ts alone. */
type Counter = "proxy" | "app";

/** Counts a search from this address: 0 when it may be carried out, or how many seconds it has to wait. */
export function consumeSearch(counter: Counter, address: string): number {
  if (env.SEARCHES_PER_MINUTE === 0) return 0;
  return processState(`searches ${counter}`, () => new TokenBuckets(env.SEARCHES_PER_MINUTE)).take(address);
}

/** Whether what is asked for is a search of the shop site: a page of results, a store's books by words, or suggestions. */
export function isSearch({ pathname, searchParams }: Pick<URL, "pathname" | "searchParams">): boolean {
  return /^\/(?:search|api\/suggest|stores\/[^/]+)$/.test(pathname) && searchParams.getAll("q").some(Boolean);
}

export const TOO_MANY_SEARCHES = "Too many searches";

/** What to do about it. */
export function tooManySearchesMessage(seconds: number): string {
  const wait = seconds === 1 ? "a second" : `${seconds} seconds`;
  return `There were too many searches from your network in a short time. Wait ${wait}, and try again.`;
}
