/** Rejects requests that Next would answer with 500, or with a redirect to another host. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
// Next's own check: where it throws, Next answers 500 and logs a stack.
const {
  parseAndValidateFlightRouterState: parseRouterState,
} = require("next/dist/server/app-render/parse-and-validate-flight-router-state.js");

export const METHODS = ["GET", "HEAD", "POST"];

/** Next accepts forms of at most 1 MB, and answers 500 to larger ones. */
const MAX_FORM_BYTES = 1024 * 1024;
/**
 * Routes that accept files. The form reports a file that is too large at its field; for that, the whole body has to be read,
 * as browsers read no response before they have sent everything.
 */
const UPLOADS = [
  { path: /^\/api\/desk\/books\/\d+\/cover$/, largest: 64 * 1024 * 1024 },
  { path: /^\/api\/desk\/import$/, largest: 512 * 1024 * 1024 },
];

/**
 * The rule for the body of a request: its maximum size in bytes, and whether a route reads it as a stream. Uploads without a
 * session are not accepted: the user signs in for the page `signInFor` first.
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

/** Why a request is rejected, a key of rejections.mjs; undefined where it is not. */
export function findRejection({ method, url, headers }) {
  if (!METHODS.includes(method)) return "method";
  if (!isValidPath(url)) return "address";
  // An internal page of Next, with status 500.
  if (/^\/_global-error(?:$|[/?])/.test(url)) return "page";
  if (!isRouterState(headers["next-router-state-tree"])) return "header";
  return undefined;
}

/** Whether it is a path of this host: not "*", not a URL of another host, and decodable. */
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
