/**
 * Where a page cannot be made, or is not to be seen, Next sends an empty one that only JavaScript fills. Without
 * JavaScript this is what stands there: what happened, the way back, and the number under which it is in the log.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const words = Object.assign({}, ...["lost", "failed"].map(wordsIn));

// In two files because every page carries those that its browser may need with no server in reach.
function wordsIn(name) {
  return JSON.parse(readFileSync(new URL(`../components/ui/${name}.json`, import.meta.url), "utf8"));
}

/** Has the response say something where it would say nothing. */
export function sorryInsteadOfNothing(response) {
  const { writeHead, write, end } = response;
  let head;
  const chunks = [];

  response.writeHead = (status, ...rest) => {
    const isPage = String(response.getHeader("content-type")).startsWith("text/html");
    const saysNothing = isPage || isStaleForm(response) || isBareFailure(status, response);
    if (!words[status] || !saysNothing) return writeHead.call(response, status, ...rest);
    head = { status, rest };
    return response;
  };
  response.write = (chunk, ...rest) => {
    if (!head && !response.headersSent) response.writeHead(response.statusCode);
    if (!head) return write.call(response, chunk, ...rest);
    chunks.push(Buffer.from(chunk));
    return true;
  };
  response.end = (...rest) => {
    if (!head && !response.headersSent) response.writeHead(response.statusCode);
    if (!head) return end.apply(response, rest);
    if (typeof rest[0] !== "function" && rest[0]) chunks.push(Buffer.from(rest[0]));
    const sent = Buffer.concat(chunks);
    const isPacked = response.getHeader("content-encoding") === "gzip" && sent.length > 0;
    const html = (isPacked ? gunzipSync(sent) : sent).toString();
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "etag"]) response.removeHeader(name);
    const said = isStaleForm(response)
      ? ownPage(409, response)
      : isBareFailure(head.status, response)
        ? ownPage(500, response)
        : withSorry(html, head.status, response);
    writeHead.call(response, head.status, ...head.rest);
    return end.call(response, said);
  };
}

// Next reads a form of at most 1 MB, and answers 500 to a larger one.
const LARGEST_FORM = 1024 * 1024;
// These forms say themselves what is too large, at its field; for that it must have come in. Covers; files to import.
const UPLOADS = [
  { address: /^\/api\/desk\/books\/\d+\/cover$/, largest: 64 * 1024 * 1024 },
  { address: /^\/api\/desk\/import$/, largest: 512 * 1024 * 1024 },
];

/** Answers what Next would fail at: an address that cannot be read, a form that is too large. False for all others. */
export function answeredAtOnce(request, response) {
  const largest = UPLOADS.find(({ address }) => address.test(request.url))?.largest ?? LARGEST_FORM;
  const status = !isReadable(request.url) ? 400 : Number(request.headers["content-length"]) > largest ? 413 : 0;
  if (status === 0) return false;
  response.statusCode = status;
  response.setHeader("connection", "close");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
  response.end(ownPage(status, response));
  return true;
}

function isReadable(url) {
  try {
    return decodeURIComponent(url.replace(/\?.*/s, "")) !== "";
  } catch {
    return false;
  }
}

/** A form from before an update that was sent without JavaScript: all that Next says is "Server Action unavailable." */
function isStaleForm(response) {
  return response.hasHeader("x-nextjs-action-not-found") && !response.req.headers["next-action"];
}

/** What went wrong where no page was being made, for somebody who looks at it: Next says “Internal Server Error”, or nothing. */
function isBareFailure(status, response) {
  const isBare = /^(undefined|text\/plain)/.test(String(response.getHeader("content-type")));
  return status === 500 && isBare && String(response.req.headers.accept).includes("text/html");
}

function ownPage(status, response) {
  response.setHeader("content-type", "text/html; charset=utf-8");
  const head = `<title>${words[status].title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${themeOf(response.req)}">`;
  return `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>${sorry(status, response)}</body></html>`;
}

/** The look that this device was given, by the cookie of components/frame/themes.ts; otherwise as its system has it. */
function themeOf({ headers }) {
  return /(?:^|; )deckle-theme=(light|dark)(?:;|$)/.exec(headers.cookie ?? "")?.[1] ?? "light dark";
}

function withSorry(html, status, response) {
  return html.includes("<main")
    ? html
    : html.replace("</body>", `<noscript>${sorry(status, response)}</noscript></body>`);
}

function sorry(status, response) {
  const { title, text, back } = words[status];
  const nonce = /'nonce-([\w+/=]+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";
  const id = status === 500 ? ` <code>${response.getHeader("x-request-id")}</code>` : "";
  const links = back.map(({ label, href }) => `<li><a href="${href}">${label}</a></li>`).join("");
  return (
    `<style nonce="${nonce}">body { max-width: 36rem; margin: 12vh auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }</style>` +
    `<main><h1>${title}</h1><p>${text}${id}</p><ul>${links}</ul></main>`
  );
}
