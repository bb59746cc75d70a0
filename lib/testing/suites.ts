/** Classifies test files by their names and contents, so that no list has to be kept. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const sourceFolders = ["lib", "prisma", "app", "components", "scripts"];

export interface TestFile {
  path: string;
  /** Runs on its own database; only on SQLite if it starts processes. */
  kind: "unit" | "database" | "process";
  /** It mocks modules, so it shares none with other files. Other mocks are restored (restore.ts). */
  isolated: boolean;
  /** It tests SQL that differs per database: it also runs on PostgreSQL if that is available. */
  onPostgresql: boolean;
}

/** All test files. */
export function testFiles(): TestFile[] {
  return sourceFiles()
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => describeTest(path, readFileSync(path, "utf8")));
}

/** The project's TypeScript files without generated ones, as relative paths. */
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
/** A line with the reason: `// @postgresql: the search index is another one there` */
const MARK = /^\/\/ @postgresql: \S/m;
