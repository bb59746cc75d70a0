import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/desk", "/api", "/sign-in", "/setup", "/one-time-link"] },
    sitemap: `${env.PUBLIC_URL}/sitemap.xml`,
  };
}
