import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** The rules for search engines. */
export function GET(): Response {
  const closed = ["/desk", "/api", "/sign-in", "/setup", "/one-time-link"]
    .map((path) => `Disallow: ${path}\n`)
    .join("");
  // Response sets the charset, unlike Next's own robots.ts.
  return new Response(`User-Agent: *\nAllow: /\n${closed}\nSitemap: ${env.PUBLIC_URL}/sitemap.xml\n`);
}
