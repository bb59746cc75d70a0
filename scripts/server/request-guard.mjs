/** Refuses what Next answers with 500, or with a redirect to another host, before Next sees it. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
// Next's own check: what it throws at is an error 500 there, with a stack in the log.
const {
  parseAndValidateFlightRouterState: parseRouterState,
} = require("next/dist/server/app-render/parse-and-validate-flight-router-state.js");

export const METHODS = ["GET", "HEAD", "POST"];

/** Next reads a form of at most 1 MB, and answers 500 to a larger one. */
const MAX_FORM_BYTES = 1024 * 1024;
/**
 * Routes that take a file, with the page whose form sends it. The form itself says what is too large, at its field; for
 * that, the whole of it has to be read, as a browser looks at no answer before it has sent everything.
 */
const UPLOADS = [
  { path: /^\/api\/desk\/books\/\d+\/cover$/, largest: 64 * 1024 * 1024 },
  { path: /^\/api\/desk\/import$/, largest: 512 * 1024 * 1024 },
];

/**
 * What may come with a request: at most how many bytes, and whether a route takes them as they come. Who has no session
 * sends no file: they sign in for the page `signInFor` first.
 */
export function bodyRule({ method, url, headers }, sessionCookie) {
  const [path] = url.split("?");
  const upload = UPLOADS.find((one) => method === "POST" && one.path.test(path));
  if (!upload) return { largest: MAX_FORM_BYTES };
  if (!hasCookie(headers.cookie, sessionCookie)) return { signInFor: path.replace("/api", "") };
  return { largest: upload.largest, streamed: true };
}

function hasCookie(header = "", name) {
  return header.split(/; */).some((pair) => pair.startsWith(`${name}=`) && pair.length > name.length + 1);
}

/** Why a request is refused, a key of refusals.mjs, or undefined. */
export function findRejection({ method, url, headers }) {
  if (!METHODS.includes(method)) return "method";
  if (!isValidPath(url)) return "address";
  // A page that Next has for itself, with status 500.
  if (/^\/_global-error(?:$|[/?])/.test(url)) return "page";
  if (!isRouterState(headers["next-router-state-tree"])) return "header";
  return undefined;
}

/** Whether it is a path of this host: not "*", not an address of another host, and readable when it is decoded. */
function isValidPath(url) {
  try {
    const path = decodeURIComponent(url.replace(/\?.*/s, ""));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return path.startsWith("/") && !path.startsWith("//") && !/[\\\x00-\x1f\x7f]/.test(path);
  } catch {
    return false;
  }
}

function isRouterState(header) {
  try {
    parseRouterState(header);
    return true;
  } catch {
    return false;
  }
}
