/** What a browser fetches for a page until it rests, in bytes as they are sent. */
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

interface Weight {
  html: number;
  script: number;
  style: number;
  font: number;
}

/** Opens the page at this address in a browser that has nothing of it yet. */
export async function weighPage(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { html: 0, script: 0, style: 0, font: 0 };
  const fetched: Promise<void>[] = [];
  page.on("response", (response) => {
    const kind = kinds[response.request().resourceType()];
    if (!kind) return;
    const add = async () => {
      const body = await response.body();
      // A font is packed already.
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
