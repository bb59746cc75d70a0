import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestDatabases } from "./databases";
import { scratchFolder } from "./scratch-folder";

// One folder each: data files beside the database are removed with it.
export const sqliteTestDatabases: TestDatabases = {
  urlOf: (name) => `file:${fileOf(name)}`,

  async create(name) {
    mkdirSync(folderOf(name), { recursive: true });
  },

  async copy(template, name) {
    mkdirSync(folderOf(name), { recursive: true });
    if (existsSync(fileOf(template))) copyFileSync(fileOf(template), fileOf(name));
  },

  async remove(name) {
    rmSync(folderOf(name), { recursive: true, force: true, maxRetries: 5 });
  },

  list: async () => readdirSync(scratchFolder).filter((name) => name.startsWith("deckle_test_")),
};

function folderOf(name: string): string {
  return join(scratchFolder, name);
}

function fileOf(name: string): string {
  return join(folderOf(name), "test.db");
}
