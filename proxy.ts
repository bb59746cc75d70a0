/**
 * Adds a script nonce, security headers and a request id to every response. Rejects cross-site posts and searches
 * beyond the rate limit early. Permissions are checked in pages, routes, queries and commands.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { securityHeaders } from "./app/security-headers";
import { tooManySearches, tooManySuggestions } from "./app/too-many-searches";
import { requestIpKey } from "./lib/auth/client-ip";
import { isSameOrigin } from "./lib/auth/origin";
import { cookieNames } from "./lib/cookie-names";
import { consumeSearch, isSearch } from "./lib/storefront/search-rate-limit";

const development = process.env.NODE_ENV === "development";

export function proxy(request: NextRequest) {
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (changes && !isSameOrigin(request.headers.get("origin"))) {
    const text = "This request came from another site, and nothing was done.\n";
    return new NextResponse(text, {
      status: 403,
      headers: { ...securityHeaders, "content-security-policy": "default-src 'none'" },
    });
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const requestId = randomUUID();

  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);

  const response = rateLimited(request, nonce) ?? NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  // A flash message is shown once, in the response to this request. (Deleted through response.cookies, the page itself
  // would not see it.)
  const flash = request.cookies.get(cookieNames.flash);
  if (!changes && flash && pageOf(flash.value) === request.nextUrl.pathname) {
    const secure = flash.name.startsWith("__Host-") ? "; Secure" : "";
    response.headers.append("set-cookie", `${flash.name}=; Path=/; Max-Age=0${secure}`);
  }
  return response;
}

/**
 * The response to a search beyond the rate limit; undefined otherwise. Requests with a session cookie are counted by
 * the page or route (app/search-retry-after.ts), which can verify the session.
 */
function rateLimited(request: NextRequest, nonce: string): Response | undefined {
  if (!isSearch(request.nextUrl) || request.cookies.has(cookieNames.session)) return undefined;
  const seconds = consumeSearch("proxy", requestIpKey(request.headers.get("x-forwarded-for")));
  if (seconds === 0) return undefined;
  return request.nextUrl.pathname.startsWith("/api/") ? tooManySuggestions(seconds) : tooManySearches(seconds, nonce);
}

/** The page that a flash message is for (app/flash.tsx). */
function pageOf(flash: string): unknown {
  try {
    return JSON.parse(flash)?.page;
  } catch {
    return undefined;
  }
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

// A page has dozens of covers, with a policy of their own (app/covers). Uploads are too large to be buffered before
// their route runs, which checks the origin itself (app/api/desk/answer-upload.ts).
export const config = {
  matcher: [
    "/((?!_next/static/|covers/[^/]+$|api/desk/import$|api/desk/books/\\d+/cover$).*)",
    {
      source: "/api/desk/:upload(import|books/\\d+/cover)",
      missing: [{ type: "header", key: "content-type", value: "multipart/form-data.*" }],
    },
  ],
};
