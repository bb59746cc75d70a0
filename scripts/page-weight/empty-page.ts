/** What a page of the framework with nothing in it ships: the weight that every page has. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root, run } from "../steps.mjs";

const KEPT = join(root, "scripts/page-weight/empty-page.json");

/**
 * The bytes of JavaScript, packed with gzip as they are sent, of an empty page in an app of its own. It is kept beside the
 * version of Next, and is built and weighed again when that is another one.
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
  // Old browsers alone load what has "noModule".
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
