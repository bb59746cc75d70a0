import { sitemapEntries } from "@/lib/storefront/sitemap";

export const dynamic = "force-dynamic";

/** One sitemap file: /sitemaps/books-1.xml. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const entries = file.endsWith(".xml") ? await sitemapEntries(file.slice(0, -".xml".length)) : undefined;
  if (!entries) return new Response("There is no such sitemap.\n", { status: 404 });
  const lines = entries.map(({ url: address, lastModified: changed }) => {
    const lastModified = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : "";
    return `<url><loc>${address}</loc>${lastModified}</url>`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join("\n")}
</urlset>
`;
  return new Response(body, { headers: { "content-type": "application/xml; charset=utf-8" } });
}
