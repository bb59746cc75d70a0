/** The bytes that a browser downloads for a page until the network is idle. */
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

interface Weight {
  html: number;
  script: number;
  style: number;
  font: number;
}

/** Opens the page in a browser with an empty cache. */
export async function weighPage(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { html: 0, script: 0, style: 0, font: 0 };
  const fetched: Promise<void>[] = [];
  page.on("response", (response) => {
    const kind = kinds[response.request().resourceType()];
    if (!kind) return;
    const add = async () => {
      const body = await response.body();
      // Fonts are already compressed.
      weight[kind] += kind === "font" ? body.length : gzipSync(body).length;
    };
    fetched.push(add());
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await Promise.all(fetched);
  return weight;
}

const kinds: Record<string, keyof Weight | undefined> = {
  document: "html",
  script: "script",
  stylesheet: "style",
  font: "font",
};
