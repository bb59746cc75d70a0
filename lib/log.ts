import pino from "pino";
import { env } from "./env";

/** A path as it may stand in the log: without its query, which is what somebody typed, and without a link's token. */
export function loggablePath(url: string): string {
  return url.replace(/[?#].*/s, "").replace(/^\/one-time-link\/.*/, "/one-time-link/…");
}

/** Structured lines on standard output. No personal data: ids, not names or addresses. */
export const log = pino({ level: env.LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

/** What went wrong, and what that came of, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = error.message.replace(/\s+/g, " ").trim();
  return error.cause instanceof Error ? `${reason} (${reasonOf(error.cause)})` : reason;
}
