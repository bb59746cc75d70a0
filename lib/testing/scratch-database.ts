import { inject, onTestFinished } from "vitest";
import { nameBeside, testDatabases } from "./databases";

/** The address of an empty database, without any migration, that is gone when the test is over. */
export async function scratchDatabase(): Promise<string> {
  const databases = testDatabases[inject("dialect")];
  const name = nameBeside(inject("template"));
  await databases.create(name);
  onTestFinished(() => databases.remove(name));
  return databases.urlOf(name);
}
