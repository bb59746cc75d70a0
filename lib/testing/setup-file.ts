/**
 * Before each test file: copies the template database. Afterwards: removes it and closes all connections. The files of
 * one worker share their modules, so their databases share one name.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { testDatabases } from "./databases";
import { scratchFolder } from "./scratch-folder";

const databases = testDatabases[inject("dialect")];
const template = inject("template");
const name = `${template}_${process.pid}`;
process.env.DATABASE_URL = databases.urlOf(name);

await databases.copy(template, name);

// Imported late, as they read the environment when loaded.
const { env } = await import("../env");
const { closeAll } = await import("../db/connections");
// Commands look up references there.
await import("../entities/registry");

// Data files are stored beside a SQLite file; with PostgreSQL they would go into the project's own folder.
const dataFolder = join(scratchFolder, name);
Object.defineProperty(env, "dataFolder", { value: dataFolder });

afterAll(async () => {
  await closeAll();
  await databases.remove(name);
  rmSync(dataFolder, { recursive: true, force: true });
});
