import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** What is for search engines. */
export function GET(): Response {
  const closed = ["/desk", "/api", "/sign-in", "/setup", "/one-time-link"]
    .map((path) => `Disallow: ${path}\n`)
    .join("");
  // Response says the charset of a text, where Next's own robots.ts does not.
  return new Response(`User-Agent: *\nAllow: /\n${closed}\nSitemap: ${env.PUBLIC_URL}/sitemap.xml\n`);
}
