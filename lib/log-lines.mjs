/**
 * How a line of the log is made. Plain JavaScript, as the process that serves has no TypeScript loader: lib/log.ts and
 * scripts/server/ share it.
 */
import { format, stripVTControlCharacters } from "node:util";
import pino from "pino";

const MAX_PATH_LENGTH = 500;
const MAX_TEXT_LENGTH = 4_000;
const ELLIPSIS = "…";

/**
 * A path as it may stand in the log: without its query, which is what somebody typed, and without a link's token.
 *
 * @param {string} url
 * @returns {string}
 */
export function loggablePath(url) {
  return redactTokens(truncate(url.replace(/[?#].*/s, ""), MAX_PATH_LENGTH));
}

/** What ends where a text, or its line as JSON, has a space, a quote or a backslash. */
const WORD = /[^\s"'<>\\]+/g;
/** The path of a one-time link, and all that follows it. */
const LINK = /(one-time-link).+/i;
/** Where that path is missing or misspelt, a token is still known by its length (lib/auth/tokens.ts). */
const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/**
 * Takes the tokens of one-time links and sessions out of a text, in whatever case and however often they are encoded.
 *
 * @param {string} text
 * @returns {string}
 */
export function redactTokens(text) {
  return text.replace(WORD, (word) => {
    const plain = decoded(word);
    const clean = plain.replace(LINK, `$1/${ELLIPSIS}`).replace(TOKEN, ELLIPSIS);
    if (clean === plain) return word;
    // What was encoded may not stand in a line as it is.
    return plain === word ? clean : ELLIPSIS;
  });
}

/** Nobody encodes a link more often by mistake. */
const MAX_DECODINGS = 10;

function decoded(word) {
  let plain = word;
  for (let times = 0; times < MAX_DECODINGS && plain.includes("%"); times++) {
    plain = plain.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return plain;
}

/**
 * A value as it may stand in a line: no text is longer than 4,000 characters, and an error is its message and stack.
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
  // Whatever a line says and whoever wrote it.
  hooks: { streamWrite: redactTokens },
};

/**
 * Has what Next and libraries print as errors and warnings become lines of the log. Next prints an error with a digest
 * after it has told instrumentation.ts of it, which writes the line.
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
