import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { describeTest, sourceFiles, testFiles } from "./suites";

describe("a test file", () => {
  test.each([
    ["is a unit test", "lib/a.test.ts", "", { kind: "unit", isolated: false, onPostgresql: false }],
    ["has a database", "lib/a.db.test.ts", "", { kind: "database", isolated: false, onPostgresql: false }],
    ["starts processes", "lib/a.process.test.ts", "", { kind: "process" }],
    ["replaces a module", "lib/a.test.ts", 'vi.mock("./b");', { isolated: true }],
    ["replaces a function", "lib/a.test.ts", '  vi.spyOn(console, "log")', { isolated: false }],
    ["is marked", "lib/a.db.test.ts", "// @postgresql: another index\n", { onPostgresql: true }],
    ["is marked without a reason", "lib/a.db.test.ts", "// @postgresql\n", { onPostgresql: false }],
  ])("%s", (_, path, text, expected) => {
    expect(describeTest(path, text)).toMatchObject(expected);
  });
});

// What differs between the databases is tested on both wherever PostgreSQL answers, all else with REQUIRE_POSTGRES=1.
describe("on PostgreSQL", () => {
  const tests = testFiles();
  const marked = tests.filter(({ onPostgresql }) => onPostgresql).map(({ path }) => path);

  test("run tests of a database alone, each with the reason", () => {
    const mentions = tests.filter(({ path }) => path.endsWith(".db.test.ts") && /@postgresql/.test(read(path)));
    expect(marked.sort()).toEqual(mentions.map(({ path }) => path).sort());
    expect(marked.filter((path) => !path.endsWith(".db.test.ts"))).toEqual([]);
  });

  test("run those that expect something else there", () => {
    const different = tests.filter(
      ({ path }) => path.endsWith(".db.test.ts") && /inject\("dialect"\)/.test(read(path)),
    );
    expect(different.map(({ path }) => path).filter((path) => !marked.includes(path))).toEqual([]);
  });

  test("runs a test of each folder with SQL of its own", () => {
    const withSql = sourceFiles().filter((path) => !/\.test\.tsx?$|\/testing\//.test(path) && RAW_SQL.test(read(path)));
    const folders = new Set(withSql.map((path) => dirname(path).replace(/\/(dialects|paging)$/, "")));
    const tested = new Set(marked.map((path) => dirname(path)));
    // The queries that derive from the descriptions are those of undo, history and the palette.
    expect([...folders].filter((folder) => !tested.has(folder))).toEqual(["lib/entities"]);
  });
});

const RAW_SQL = /\$(queryRaw|executeRaw)|Prisma\.sql/;
const read = (path: string) => readFileSync(path, "utf8");
