import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./steps.mjs";

interface Locked {
  version: string;
  integrity?: string;
  /** Comes inside another package's archive, whose integrity covers it. */
  inBundle?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const { "": _project, ...packages }: Record<string, Locked> = read("package-lock.json").packages;

// npm drops the integrity of optional packages for other systems when it writes the file anew from what is installed.
test("npm can verify every package that it installs", () => {
  const unverified = Object.entries(packages).filter(
    ([, { integrity, inBundle }]) => !inBundle && !/^sha512-/.test(integrity ?? ""),
  );
  expect(unverified.map(([path]) => path)).toEqual([]);
  expect(Object.keys(packages).length).toBeGreaterThan(100);
});

test("every direct dependency has one exact version", () => {
  const { dependencies, devDependencies } = read("package.json");
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});
