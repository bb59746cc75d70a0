/**
 * Where a page cannot be made, or is not to be seen, Next sends an empty one that only JavaScript fills. Without
 * JavaScript this is what stands there: what happened, the way back, and the number under which it is in the log.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { STRICTEST_POLICY } from "./headers.mjs";
import { refusals } from "./refusals.mjs";
import { METHODS } from "./request-guard.mjs";

const POLICY = "content-security-policy";

const words = Object.assign({ 400: refusals.header, 413: refusals.size }, ...["lost", "failed"].map(wordsIn));

// In two files because every page carries those that its browser may need with no server in reach.
function wordsIn(name) {
  return JSON.parse(readFileSync(new URL(`../../components/ui/${name}.json`, import.meta.url), "utf8"));
}

/** Has the response say something where it would say nothing, and gives a page that has no policy the strictest one. */
export function withErrorPages(response) {
  const { writeHead, write, end } = response;
  let head;
  const chunks = [];

  response.writeHead = (status, ...rest) => {
    const isPage = String(response.getHeader("content-type")).startsWith("text/html");
    if (isPage && !response.hasHeader(POLICY)) response.setHeader(POLICY, STRICTEST_POLICY);
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
      ? ownPage(words[409], response)
      : isBareFailure(head.status, response)
        ? ownPage(words[500], response)
        : withSorry(html, words[head.status], response);
    writeHead.call(response, head.status, ...head.rest);
    return end.call(response, said);
  };
}

/** Answers a request that is refused. */
export function sendRefusal(response, name) {
  const { status } = refusals[name];
  response.statusCode = status;
  response.setHeader(POLICY, STRICTEST_POLICY);
  if (status === 405) response.setHeader("allow", METHODS.join(", "));
  response.end(ownPage(refusals[name], response));
}

/** Answers a file from somebody who has not signed in, none of which is read: a script is told, a browser is led. */
export function sendToSignIn(request, response, page) {
  const location = `/sign-in?next=${encodeURIComponent(page)}&ended=lost`;
  response.setHeader("cache-control", "no-store");
  if (request.headers.accept === "application/json") {
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify({ to: location }));
  }
  response.writeHead(303, { location });
  response.end();
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

function ownPage(said, response) {
  response.setHeader("content-type", "text/html; charset=utf-8");
  const head = `<title>${said.title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${themeOf(response.req)}">`;
  return `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>${sorry(said, response)}</body></html>`;
}

/** The look that this device was given, by the cookie of components/layout/themes.ts; otherwise as its system has it. */
function themeOf({ headers }) {
  return /(?:^|; )(?:__Host-)?deckle-theme=(light|dark)(?:;|$)/.exec(headers.cookie ?? "")?.[1] ?? "light dark";
}

function withSorry(html, said, response) {
  return html.includes("<main")
    ? html
    : html.replace("</body>", `<noscript>${sorry(said, response)}</noscript></body>`);
}

function sorry(said, response) {
  const { title, text, back } = said;
  const nonce = /'nonce-([\w+/=]+)'/.exec(String(response.getHeader(POLICY)))?.[1] ?? "";
  const id = said === words[500] ? ` <code>${response.getHeader("x-request-id")}</code>` : "";
  const links = back.map(({ label, href }) => `<li><a href="${href}">${label}</a></li>`).join("");
  return (
    `<style nonce="${nonce}">body { max-width: 36rem; margin: 12vh auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }</style>` +
    `<main><h1>${title}</h1><p>${text}${id}</p><ul>${links}</ul></main>`
  );
}
