/**
 * What every answer carries: a nonce for its scripts, security headers, an id for its log lines. It also turns away
 * posts from other sites, and searches beyond the limit, early; who may do what is decided in the pages, routes, queries and commands themselves.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { flashCookie } from "./app/flash-cookie";
import { sessionCookie } from "./app/session-cookie-name";
import { tooManySearches, tooManySuggestions } from "./app/too-many-searches";
import { requestAddress } from "./lib/auth/address";
import { isOwnOrigin } from "./lib/auth/origin";
import { isSearch, takeSearch } from "./lib/window/search-limit";

const development = process.env.NODE_ENV === "development";

export function proxy(request: NextRequest) {
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (changes && !isOwnOrigin(request.headers.get("origin"))) {
    return new NextResponse("This request came from another site, and nothing was done.\n", { status: 403 });
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const requestId = randomUUID();

  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);

  const response = paused(request, nonce) ?? NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  response.headers.set("x-content-type-options", "nosniff");
  // Not no-referrer: that makes the Origin of a form's post "null".
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  // A message is shown once: by the answer to this request. (Through response.cookies the page itself would miss it.)
  if (!changes && request.cookies.has(flashCookie)) {
    response.headers.append("set-cookie", `${flashCookie}=; Path=${request.nextUrl.pathname}; Max-Age=0`);
  }
  return response;
}

/**
 * The answer to a search that has to wait. Whose cookie it is, if there is one, the page or route asks (app/search-wait.ts),
 * which then counts it.
 */
function paused(request: NextRequest, nonce: string): Response | undefined {
  if (!isSearch(request.nextUrl) || request.cookies.has(sessionCookie)) return undefined;
  const seconds = takeSearch("proxy", requestAddress(request.headers.get("x-forwarded-for")));
  if (seconds === 0) return undefined;
  return request.nextUrl.pathname.startsWith("/api/") ? tooManySuggestions(seconds) : tooManySearches(seconds, nonce);
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Covers are pictures by the dozen, with a policy of their own (app/covers). A file that is sent to be imported is too
// large to be kept in memory until its route is asked, which checks itself where it comes from (app/api/desk/import).
export const config = {
  matcher: [
    "/((?!_next/static/|covers/|api/desk/import$).*)",
    {
      source: "/api/desk/import",
      missing: [{ type: "header", key: "content-type", value: "multipart/form-data.*" }],
    },
  ],
};
