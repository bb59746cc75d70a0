/** Caches slow figures. Each is computed once at a time, and cached if that took long. */

import { connections } from "../db/connections";
import { QueryTimeoutError } from "../db/query-worker";
import { log } from "../log";
import { timeLimits } from "../time-limits";

/** Faster figures are computed for every page. */
const MIN_CACHED_MS = 10;
/** Slower ones are cached for this multiple of their duration, up to a minute: so they never occupy the machine. */
const CACHE_FACTOR = 50;
const MAX_CACHE_MS = 60_000;

export interface Figure<Value> {
  /** Undefined when it was too slow, or is still being computed. */
  value?: Value;
  /** When a cached figure was computed: it may be outdated. */
  asOf?: Date;
  tooSlow?: boolean;
}

interface CachedFigure {
  figure: Figure<unknown>;
  expiresAt: number;
  counting?: Promise<void>;
}

/**
 * The figure with this name, cached or computed now. A page waits only for a limited time: the computation continues for the
 * next page, and this one gets the previous value, or none.
 */
export async function cachedFigure<Value>(name: string, count: () => Promise<Value>): Promise<Figure<Value>> {
  const { cache } = connections();
  const key = `figure ${name}`;
  const known = (cache.get(key) as CachedFigure | undefined) ?? { figure: {}, expiresAt: 0 };
  cache.set(key, known);
  if (Date.now() >= known.expiresAt) {
    known.counting ??= refresh(known, count).finally(() => {
      known.counting = undefined;
    });
    await waitForFigure(known.counting);
  }
  return known.figure as Figure<Value>;
}

async function refresh(known: CachedFigure, count: () => Promise<unknown>): Promise<void> {
  const began = Date.now();
  const figure = await count().then(
    (value): Figure<unknown> => ({ value }),
    (error) => (error instanceof QueryTimeoutError ? { tooSlow: true } : Promise.reject(error)),
  );
  const took = Date.now() - began;
  const isKept = took >= MIN_CACHED_MS;
  // An outdated figure is better than none.
  if (!figure.tooSlow || known.figure.value === undefined) {
    known.figure = isKept && !figure.tooSlow ? { ...figure, asOf: new Date(began) } : figure;
  }
  known.expiresAt = isKept ? Date.now() + Math.min(CACHE_FACTOR * took, MAX_CACHE_MS) : 0;
}

/** Waits until it is done or the time limit. After that a failure is only logged. */
async function waitForFigure(counting: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      counting.catch((error) => log.warn({ error }, "a figure could not be counted"));
      resolve();
    }, timeLimits.figure);
  });
  await Promise.race([counting, enough]).finally(() => clearTimeout(timer));
}
