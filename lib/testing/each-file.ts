/** Before a file of tests is loaded: a database of its own, which the environment names. Afterwards it is gone. */
import { afterAll, inject } from "vitest";
import { nameBeside, testDatabases } from "./databases";

const databases = testDatabases[inject("dialect")];
const name = nameBeside(inject("template"));

await databases.copy(inject("template"), name);
process.env.DATABASE_URL = databases.urlOf(name);

afterAll(() => databases.remove(name));
