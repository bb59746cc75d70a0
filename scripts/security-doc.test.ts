/** docs/security.md goes through every requirement of level 1, and the files that it names are there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./steps.mjs";

const text = readFileSync(join(root, "docs/security.md"), "utf8");

// From the list of the standard itself, 5.0.0.
const LEVEL_1 =
  `1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1
  3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1
  6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4
  10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1`.split(/\s+/);

test("each requirement has a line of its own, with a status", () => {
  const lines = [...text.matchAll(/^\| v5\.0\.0-([\d.]+) [^|]+ \| ([^|]+) \| [^|]+ \|$/gm)];
  expect(lines.map(([, id]) => id)).toEqual(LEVEL_1);
  const statuses = ["met", "partly", "not met", "not applicable", "by the proxy", "not shown here"];
  expect(lines.map(([, , status]) => status).filter((status) => !statuses.includes(status ?? ""))).toEqual([]);
});

test("every file that it names is there", () => {
  const named = [...text.matchAll(/`((?:app|components|e2e|lib|prisma|scripts)\/[^`*<]+|[\w.-]+\.(?:ts|mjs|json))`/g)];
  expect(named.length).toBeGreaterThan(80);
  expect([...new Set(named.map(([, file]) => String(file)))].filter((file) => !existsSync(join(root, file)))).toEqual(
    [],
  );
});
