/** The JavaScript of an empty Next page: the base weight of every page. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root, run } from "../steps.mjs";

const KEPT = join(root, "scripts/page-weight/empty-page.json");

/**
 * The gzipped bytes of JavaScript of an empty page in a separate app. Stored with the version of Next, and measured
 * again when that changes.
 */
export async function emptyPage(): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/next/package.json"), "utf8"));
  const kept: { next: string; script: number } = JSON.parse(readFileSync(KEPT, "utf8"));
  if (kept.next === version) return kept.script;
  const script = await weigh(join(root, ".next/cache/empty-page", version));
  writeFileSync(KEPT, `${JSON.stringify({ next: version, script }, null, 2)}\n`);
  return script;
}

async function weigh(folder: string): Promise<number> {
  mkdirSync(join(folder, "app"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await run([process.execPath, join(root, "node_modules/next/dist/bin/next"), "build", folder], {
    env: { NODE_ENV: "production" },
  });
  const html = readFileSync(join(folder, ".next/server/app/index.html"), "utf8");
  // Only old browsers load scripts with "noModule".
  const tags = [...html.matchAll(/<script[^>]* src="\/_next\/([^"?]+)[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  );
  const scripts = new Set(tags.map(([, path]) => join(folder, ".next", String(path))));
  return [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
}

const files = {
  "package.json": `{ "type": "module" }`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.jsx": `export default function Page() { return <p>Nothing</p>; }`,
};
