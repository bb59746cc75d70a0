/** Checks that docs/security.md lists every level 1 requirement, and that the documentation names only files that exist. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./steps.mjs";

const text = readFileSync(join(root, "docs/security.md"), "utf8");

// From the standard, version 5.0.0.
const LEVEL_1 =
  `1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1
  3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1
  6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4
  10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1`.split(/\s+/);

test("lists each requirement once, with a status", () => {
  const lines = [...text.matchAll(/^\| v5\.0\.0-([\d.]+) [^|]+ \| ([^|]+) \| [^|]+ \|$/gm)];
  expect(lines.map(([, id]) => id)).toEqual(LEVEL_1);
  const statuses = ["met", "partly", "not met", "not applicable", "by the proxy", "not shown here"];
  expect(lines.map(([, , status]) => status).filter((status) => !statuses.includes(status ?? ""))).toEqual([]);
});

const pages = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.md$/.test(name),
);

test("names many files", () => {
  expect(filesNamed(text).length).toBeGreaterThan(80);
});

test.each(["README.md", ...pages.map((page) => join("docs", page))])("%s names only files that exist", (page) => {
  const content = readFileSync(join(root, page), "utf8");
  const linked = [...content.matchAll(/\]\(([^):#]+)(?:#[^)]*)?\)/g)].map(([, to]) => join(page, "..", String(to)));
  const isMissing = (file: string) => !existsSync(join(root, file));
  expect([...filesNamed(content), ...linked].filter(isMissing)).toEqual([]);
});

/** The paths in code spans. A bare file name is at the top of the project. */
function filesNamed(content: string): string[] {
  const spans = content.matchAll(/`((?:app|components|e2e|lib|prisma|scripts)\/[^`*<\s]+|[\w.-]+\.(?:ts|mjs|json))`/g);
  const files = [...spans].map(([, file]) => String(file));
  return [...new Set(files)].filter(
    (file) =>
      !/^(entity|schema|queries|changes|commands|actions|list|definition|field-definition|hooks|model)\.ts$/.test(file),
  );
}
