/**
 * Formats log lines. Plain JavaScript, as the server process has no TypeScript loader: lib/log.ts and scripts/server/
 * share it.
 */
import { format, stripVTControlCharacters } from "node:util";
import pino from "pino";

const MAX_PATH_LENGTH = 500;
const MAX_TEXT_LENGTH = 4_000;
const ELLIPSIS = "…";

/**
 * A path for the log: without its query, which users may have typed, and without the token of a link.
 *
 * @param {string} url
 * @returns {string}
 */
export function loggablePath(url) {
  return redactTokens(truncate(url.replace(/[?#].*/s, ""), MAX_PATH_LENGTH));
}

/** Words in text or JSON: they end at spaces, quotes and backslashes. */
const WORD = /[^\s"'<>\\]+/g;
/** The path of a one-time link, and everything after it. */
const LINK = /(one-time-link).+/i;
/** Without that path, a token is recognised by its length (lib/auth/tokens.ts). */
const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/**
 * Removes the tokens of one-time links and sessions from a text, in any case and however often they are encoded.
 *
 * @param {string} text
 * @returns {string}
 */
export function redactTokens(text) {
  return text.replace(WORD, (word) => {
    const plain = decoded(word);
    const clean = plain.replace(LINK, `$1/${ELLIPSIS}`).replace(TOKEN, ELLIPSIS);
    if (clean === plain) return word;
    // The decoded text may contain tokens, too, so it is not logged.
    return plain === word ? clean : ELLIPSIS;
  });
}

/** Links are not encoded more often by mistake. */
const MAX_DECODINGS = 10;

function decoded(word) {
  let plain = word;
  for (let times = 0; times < MAX_DECODINGS && plain.includes("%"); times++) {
    plain = plain.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return plain;
}

/**
 * A value for a log line: texts are cut to 4,000 characters, errors are reduced to message and stack.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function loggable(value) {
  if (typeof value === "string") return truncate(value, MAX_TEXT_LENGTH);
  if (!(value instanceof Error)) return value;
  return {
    type: value.name,
    message: truncate(value.message, MAX_TEXT_LENGTH),
    stack: truncate(value.stack ?? "", MAX_TEXT_LENGTH),
  };
}

function truncate(text, longest) {
  return text.length > longest ? text.slice(0, longest - 1) + ELLIPSIS : text;
}

/** @type {import("pino").LoggerOptions} */
export const lineOptions = {
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: {
    log: (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, loggable(value)])),
  },
  // Applies to every line.
  hooks: { streamWrite: redactTokens },
};

/**
 * Redirects console errors and warnings of Next and libraries to the log. Errors with a digest are skipped:
 * instrumentation.ts has already logged them.
 *
 * @param {import("pino").Logger} log
 * @param {Console} printer
 */
export function redirectConsole(log, printer = console) {
  for (const level of /** @type {const} */ (["error", "warn"])) {
    printer[level] = (...words) => {
      if (words.some((word) => word instanceof Error && "digest" in word)) return;
      log[level]({ printed: stripVTControlCharacters(format(...words)).trim() }, "printed");
    };
  }
}
