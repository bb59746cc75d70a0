import pino from "pino";
import { env } from "./env";
import { lineOptions } from "./log-lines.mjs";

/** Structured lines on standard output. No personal data: ids, not names or addresses. */
export const log = pino({ level: env.LOG_LEVEL, ...lineOptions });
