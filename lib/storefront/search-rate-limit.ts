/**
 * Rate limit for searches of the shop site without signing in, per IP address. A whole shop may be behind one address,
 * so the limit is generous: a burst of SEARCHES_PER_MINUTE, then as many per minute. Counted in memory, per process.
 */

import { env } from "../env";
import { processState } from "../process-state";

/** The number of addresses tracked; the least recently seen one is dropped first. */
const MAX_ADDRESSES = 10_000;
const MINUTE_MS = 60_000;

/** Token buckets by key. */
export class TokenBuckets {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(
    readonly perMinute: number,
    /** The time in milliseconds from an arbitrary start. */
    readonly now: () => number = () => performance.now(),
    readonly maxKeys = MAX_ADDRESSES,
  ) {}

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one token and returns 0, or returns the seconds until one is available. */
  take(key: string): number {
    const now = this.now();
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: this.perMinute, at: now };
    const filled = Math.min(this.perMinute, tokens + ((now - at) * this.perMinute) / MINUTE_MS);
    const isFree = filled >= 1;
    // Maps iterate in insertion order.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: isFree ? filled - 1 : filled, at: now });
    const [oldest = key] = this.#buckets.keys();
    if (this.size > this.maxKeys) this.#buckets.delete(oldest);
    return isFree ? 0 : Math.ceil(((1 - filled) * MINUTE_MS) / this.perMinute / 1000);
  }
}

/**
 * proxy.ts rejects requests before a page is rendered; pages and routes count again, as nothing may depend on proxy.ts
 * alone.
 */
type Counter = "proxy" | "app";

/** Counts a search from this address and returns 0, or returns the seconds to wait. */
export function consumeSearch(counter: Counter, address: string): number {
  if (env.SEARCHES_PER_MINUTE === 0) return 0;
  return processState(`searches ${counter}`, () => new TokenBuckets(env.SEARCHES_PER_MINUTE)).take(address);
}

/** Whether a URL is a search of the shop site: search results, a search of a store's books, or suggestions. */
export function isSearch({ pathname, searchParams }: Pick<URL, "pathname" | "searchParams">): boolean {
  return /^\/(?:search|api\/suggest|stores\/[^/]+)$/.test(pathname) && searchParams.getAll("q").some(Boolean);
}

export const TOO_MANY_SEARCHES = "Too many searches";

/** The message for a user who has to wait. */
export function tooManySearchesMessage(seconds: number): string {
  const wait = seconds === 1 ? "a second" : `${seconds} seconds`;
  return `There were too many searches from your network in a short time. Wait ${wait}, and try again.`;
}
