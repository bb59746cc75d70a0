/** Figures whose counting may take long: each is counted once at a time, and kept for a while if it did. */

import { connections } from "../db/connections";
import { QueryTimeoutError } from "../db/query-worker";
import { log } from "../log";
import { timeLimits } from "../time-limits";

/** What takes less is counted for every page. */
const MIN_CACHED_MS = 10;
/** What takes more is kept for so many times as long as it took, up to a minute: so counting never takes up the machine. */
const CACHE_FACTOR = 50;
const MAX_CACHE_MS = 60_000;

export interface Figure<Value> {
  /** Undefined when it was too slow, or is being counted still. */
  value?: Value;
  /** When it was counted, for a figure that is kept: it may be another by now. */
  asOf?: Date;
  tooSlow?: boolean;
}

interface CachedFigure {
  figure: Figure<unknown>;
  expiresAt: number;
  counting?: Promise<void>;
}

/**
 * The figure of this name, as it was kept or counted now. A page waits for it only so long: counting goes on for the next
 * one, and this one gets what was known before, or nothing.
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
  // An older figure is worth more than none.
  if (!figure.tooSlow || known.figure.value === undefined) {
    known.figure = isKept && !figure.tooSlow ? { ...figure, asOf: new Date(began) } : figure;
  }
  known.expiresAt = isKept ? Date.now() + Math.min(CACHE_FACTOR * took, MAX_CACHE_MS) : 0;
}

/** Waits until it is done or that takes too long. Where nobody waits any more, a failure is only noted. */
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
