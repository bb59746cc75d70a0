/**
 * Before a file of tests is loaded: a database of its own. Afterwards it is gone, with all connections to it. The files
 * that one worker runs share their modules, so their databases have one name.
 */
import { afterAll, inject } from "vitest";
import { testDatabases } from "./databases";

const databases = testDatabases[inject("dialect")];
const template = inject("template");
const name = `${template}_${process.pid}`;
process.env.DATABASE_URL = databases.urlOf(name);

await databases.copy(template, name);

afterAll(async () => {
  // Reads the environment when it is loaded first.
  const { closeAll } = await import("../db/connections");
  await closeAll();
  await databases.remove(name);
});
