/** Text from outside must not hold the server up: every regular expression takes time that grows with its input alone. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import { parseSync } from "vite";
import { expect, test, vi } from "vitest";

// The checker in plain JavaScript, the same everywhere; by default it would look for a native program.
vi.stubEnv("RECHECK_BACKEND", "pure");
vi.setConfig({ testTimeout: 300_000 });

/** Counts of steps end it, not the clock: a slow machine gets the same answer. */
const limits = { timeout: null, attackTimeout: null, incubationTimeout: null };

/** Expressions that are put together at run time cannot be found here. Looked at by hand, with how many there are. */
const dynamic: Record<string, { count: number; why: string }> = {
  "lib/import/read/convert/authors.ts": { count: 2, why: "of constants; every repetition in them is bounded" },
  "lib/values/text.ts": { count: 2, why: "of constants; no repetition" },
  "lib/users/person.ts": { count: 1, why: "an email address, escaped; no repetition" },
};

interface Found {
  file: string;
  pattern: string;
  flags: string;
}

const literals: Found[] = [];
const constructed: string[] = [];

for (const file of sources()) {
  const { program, errors } = parseSync(file, readFileSync(file, "utf8"));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  visit(program, (node) => {
    if (node.regex) literals.push({ file, ...(node.regex as Omit<Found, "file">) });
    const callee = node.callee as { name?: string } | undefined;
    if (callee?.name === "RegExp") constructed.push(file);
  });
}

/** What runs in the product: no tests, and no tools that developers run on files of their own. */
function sources(): string[] {
  const files = ["app", "components", "lib", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  return [...files, "instrumentation.ts", "next.config.mjs", "proxy.ts"].filter(
    (file) =>
      /\.(?:tsx?|mjs)$/.test(file) &&
      !/\.test\.tsx?$|(?:^|\/)testing(?:\/|\.ts$)|^lib\/db\/generated\/|^scripts\/(?:bench|page-weight)/.test(file),
  );
}

type Node = Record<string, unknown>;

function visit(node: unknown, seen: (node: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, seen);
  else if (typeof node === "object" && node !== null && !(node instanceof RegExp)) {
    seen(node as Node);
    for (const each of Object.values(node)) visit(each, seen);
  }
}

/** Without an unbounded repetition a match looks at so many characters and no more. */
const isUnbounded = ({ pattern }: Found) => /[*+]|\{\d+,\}/.test(pattern);

const suspects = literals.filter(isUnbounded);
const checked = [...new Map(suspects.map((one) => [`/${one.pattern}/${one.flags}`, one]))];

test.each(checked)("%s takes linear time", async (_, { file, pattern, flags }) => {
  const found = await check(pattern, flags, limits);
  // One that the checker does not understand is not safe either.
  expect({ file, ...found }).toMatchObject({ status: "safe" });
});

test("the expressions were found", () => {
  expect(checked.length).toBeGreaterThan(50);
});

test("an expression that is put together at run time was looked at", () => {
  const found: Record<string, number> = {};
  for (const file of constructed) found[file] = (found[file] ?? 0) + 1;
  expect(found).toEqual(Object.fromEntries(Object.entries(dynamic).map(([file, { count }]) => [file, count])));
});
