import pino from "pino";
import { env } from "./env";
import { lineOptions } from "./log-lines.mjs";

/** Structured lines on standard output. No personal data: ids, not names or addresses. */
export const log = pino({ level: env.LOG_LEVEL, ...lineOptions });

/** An error's message and the messages of its causes, in one line. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = error.message.replace(/\s+/g, " ").trim();
  return error.cause instanceof Error ? `${reason} (${describeError(error.cause)})` : reason;
}
