/**
 * Error pages that work without JavaScript. When a page fails or is forbidden, Next sends an empty page that only
 * JavaScript fills; this adds what happened, links back, and the request's number in the log.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { STRICTEST_POLICY } from "./headers.mjs";
import { rejections } from "./rejections.mjs";
import { METHODS } from "./request-guard.mjs";

const POLICY = "content-security-policy";

const texts = Object.assign(
  { 400: rejections.header, 413: rejections.size },
  readTexts("error-pages"),
  readTexts("client-error-pages"),
);

// In two files because every page carries the texts that its browser may need while the server cannot be reached.
function readTexts(name) {
  return JSON.parse(readFileSync(new URL(`../../components/ui/${name}.json`, import.meta.url), "utf8"));
}

/** Adds an error page to a response without content, and the strictest policy to a page without one. */
export function withErrorPages(response) {
  const { writeHead, write, end } = response;
  let head;
  const chunks = [];

  response.writeHead = (status, ...rest) => {
    const isPage = String(response.getHeader("content-type")).startsWith("text/html");
    if (isPage && !response.hasHeader(POLICY)) response.setHeader(POLICY, STRICTEST_POLICY);
    const isEmpty = isPage || isStaleForm(response) || isBareFailure(status, response);
    if (!texts[status] || !isEmpty) return writeHead.call(response, status, ...rest);
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
    const isCompressed = response.getHeader("content-encoding") === "gzip" && sent.length > 0;
    const html = (isCompressed ? gunzipSync(sent) : sent).toString();
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "etag"]) response.removeHeader(name);
    const page = isStaleForm(response)
      ? renderPage(texts[409], response)
      : isBareFailure(head.status, response)
        ? renderPage(texts[500], response)
        : addErrorText(html, texts[head.status], response);
    writeHead.call(response, head.status, ...head.rest);
    return end.call(response, page);
  };
}

/** Answers a request that is refused. */
export function rejectInvalidRequest(response, name) {
  const { status } = rejections[name];
  response.statusCode = status;
  response.setHeader(POLICY, STRICTEST_POLICY);
  if (status === 405) response.setHeader("allow", METHODS.join(", "));
  response.end(renderPage(rejections[name], response));
}

/** Sends somebody who is not signed in from an upload to the sign-in page; the file is not read. Scripts get JSON. */
export function sendToSignIn(request, response, page) {
  const location = `/sign-in?next=${encodeURIComponent(page)}&draft=lost`;
  response.setHeader("cache-control", "no-store");
  if (request.headers.accept === "application/json") {
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify({ to: location }));
  }
  response.writeHead(303, { location });
  response.end();
}

/** Whether a form from before an update was sent without JavaScript: Next only answers "Server Action unavailable." */
function isStaleForm(response) {
  return response.hasHeader("x-nextjs-action-not-found") && !response.req.headers["next-action"];
}

/** Whether a browser gets an error outside of a page: Next only answers “Internal Server Error”, or nothing. */
function isBareFailure(status, response) {
  const isBare = /^(undefined|text\/plain)/.test(String(response.getHeader("content-type")));
  return status === 500 && isBare && String(response.req.headers.accept).includes("text/html");
}

function renderPage(text, response) {
  response.setHeader("content-type", "text/html; charset=utf-8");
  const head = `<title>${text.title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${themeOf(response.req)}">`;
  return `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>${errorText(text, response)}</body></html>`;
}

/** The theme of this device by the cookie of components/layout/themes.ts; otherwise the system's. */
function themeOf({ headers }) {
  return /(?:^|; )(?:__Host-)?deckle-theme=(light|dark)(?:;|$)/.exec(headers.cookie ?? "")?.[1] ?? "light dark";
}

function addErrorText(html, text, response) {
  return html.includes("<main")
    ? html
    : html.replace("</body>", `<noscript>${errorText(text, response)}</noscript></body>`);
}

function errorText(page, response) {
  const { title, text, back } = page;
  const nonce = /'nonce-([\w+/=]+)'/.exec(String(response.getHeader(POLICY)))?.[1] ?? "";
  const id = page === texts[500] ? ` <code>${response.getHeader("x-request-id")}</code>` : "";
  const links = back.map(({ label, href }) => `<li><a href="${href}">${label}</a></li>`).join("");
  return (
    `<style nonce="${nonce}">body { max-width: 36rem; margin: 12vh auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }</style>` +
    `<main><h1>${title}</h1><p>${text}${id}</p><ul>${links}</ul></main>`
  );
}
