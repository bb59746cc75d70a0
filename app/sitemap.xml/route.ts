import { env } from "@/lib/env";
import { sitemapFiles } from "@/lib/storefront/sitemap";

export const dynamic = "force-dynamic";

/** The index of the sitemap files. */
export async function GET(): Promise<Response> {
  const files = await sitemapFiles();
  const entries = files.map((file) => `<sitemap><loc>${env.PUBLIC_URL}/sitemaps/${file}.xml</loc></sitemap>`);
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("\n")}
</sitemapindex>
`;
  return new Response(body, { headers: { "content-type": "application/xml; charset=utf-8" } });
}
