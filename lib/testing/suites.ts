/** Which test files run how. What a file needs is read from the file itself, so that no list has to be kept. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const sourceFolders = ["lib", "prisma", "app", "components", "scripts"];

export interface TestFile {
  path: string;
  /** It runs on a database of its own; on SQLite alone where it starts processes. */
  kind: "unit" | "database" | "process";
  /** It replaces modules, so it shares none with other files. What else is replaced is put back (restore.ts). */
  isolated: boolean;
  /** What it tests is different SQL on each database: it runs on PostgreSQL too, whenever that answers. */
  onPostgresql: boolean;
}

/** All files of tests, read anew. */
export function testFiles(): TestFile[] {
  return sourceFiles()
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => describeTest(path, readFileSync(path, "utf8")));
}

/** The TypeScript files of the project but generated ones, relative to its folder. */
export function sourceFiles(): string[] {
  return sourceFolders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path) && !path.includes("/generated/")),
  );
}

export function describeTest(path: string, text: string): TestFile {
  const kind = path.endsWith(".process.test.ts") ? "process" : path.endsWith(".db.test.ts") ? "database" : "unit";
  return { path, kind, isolated: REPLACES.test(text), onPostgresql: MARK.test(text) };
}

const REPLACES = /\bvi\.(mock|doMock|resetModules)\(/;
/** A line of its own, with the reason: `// @postgresql: the search index is another one there` */
const MARK = /^\/\/ @postgresql: \S/m;
