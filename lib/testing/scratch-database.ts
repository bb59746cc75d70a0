import { inject, onTestFinished } from "vitest";
import { nameBeside, testDatabases } from "./databases";

/** The URL of an empty database without migrations, removed after the test. */
export async function scratchDatabase(): Promise<string> {
  const databases = testDatabases[inject("dialect")];
  const name = nameBeside(inject("template"));
  await databases.create(name);
  onTestFinished(() => databases.remove(name));
  return databases.urlOf(name);
}
