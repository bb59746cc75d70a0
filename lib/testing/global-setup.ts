/**
 * Before the tests of one dialect: creates a migrated template database. Afterwards: removes all databases of the run.
 */
import type { TestProject } from "vitest/node";
import { migrate } from "../../prisma/migrate/migrate";
import { type DialectName, isLeftover, isOfRun, templateName, testDatabases } from "./databases";
import { postgresUnavailableReason } from "./postgresql-databases";

declare module "vitest" {
  interface ProvidedContext {
    dialect: DialectName;
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dialect: DialectName = project.name.startsWith("postgresql") ? "postgresql" : "sqlite";
  const silence = dialect === "postgresql" && (await postgresUnavailableReason());
  if (silence) throw new Error(`${silence}, and REQUIRE_POSTGRES asks for its tests.`);

  const databases = testDatabases[dialect];
  const template = templateName();
  await removeWhere(dialect, (name) => isLeftover(name));
  await databases.create(template);
  await migrate(databases.urlOf(template));
  project.provide("dialect", dialect);
  project.provide("template", template);
  return () => removeWhere(dialect, (name) => isOfRun(name, template));
}

async function removeWhere(dialect: DialectName, goes: (name: string) => boolean): Promise<void> {
  const databases = testDatabases[dialect];
  for (const name of (await databases.list()).filter(goes)) await databases.remove(name);
}
