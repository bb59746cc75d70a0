import { TOO_MANY_SEARCHES, tooManySearchesMessage } from "@/lib/storefront/search-rate-limit";

/** The 429 response to too many searches: a page with a link to try again. */
export function tooManySearches(seconds: number, nonce: string): Response {
  const style = "body { max-width: 36rem; margin: 12vh auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }";
  const meta = `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">`;
  // An empty href is the current URL.
  const links = `<ul><li><a href="">Search again</a></li><li><a href="/">Home</a></li></ul>`;
  const html =
    `<!DOCTYPE html><html lang="en-GB"><head><title>${TOO_MANY_SEARCHES}</title>${meta}<style nonce="${nonce}">${style}</style></head>` +
    `<body><main><h1>${TOO_MANY_SEARCHES}</h1><p>${tooManySearchesMessage(seconds)}</p>${links}</main></body></html>`;
  return new Response(html, tooManyRequests(seconds, "text/html; charset=utf-8"));
}

/** The 429 response for suggestions. */
export function tooManySuggestions(seconds: number): Response {
  return new Response(
    JSON.stringify({ error: tooManySearchesMessage(seconds) }),
    tooManyRequests(seconds, "application/json"),
  );
}

function tooManyRequests(seconds: number, type: string): ResponseInit {
  return {
    status: 429,
    headers: { "retry-after": String(seconds), "content-type": type, "cache-control": "no-store" },
  };
}
