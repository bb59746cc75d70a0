/**
 * Before a file of tests is loaded: a database of its own. Afterwards it is gone, with all connections to it. The files
 * that one worker runs share their modules, so their databases have one name.
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

// These read the environment when they are loaded.
const { env } = await import("../env");
const { closeAll } = await import("../db/connections");
// Commands ask it what refers to a row.
await import("../entities/registry");

// What belongs to an installation lies beside a SQLite file. PostgreSQL has no such place: it would be the project's own.
const dataFolder = join(scratchFolder, name);
Object.defineProperty(env, "dataFolder", { value: dataFolder });

afterAll(async () => {
  await closeAll();
  await databases.remove(name);
  rmSync(dataFolder, { recursive: true, force: true });
});
