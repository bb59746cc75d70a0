/**
 * `npm start`: from a fresh clone to a shop that answers. `npm run dev` (--dev) does the same without the build, and
 * reloads what is edited.
 */
import { build, checkNode, generate, install, root, run, StepFailed, step, tsx } from "./steps.mjs";

const development = process.argv.includes("--dev");
const began = performance.now();
process.chdir(root);

try {
  checkNode();
  await step("Packages", install);
  await step("Database clients", generate);
  const { tsImport } = await import("tsx/esm/api");
  const { env } = await tsImport("../lib/env.ts", import.meta.url);
  const { prepareDataFolder } = await tsImport("../lib/data-folder.ts", import.meta.url);
  prepareDataFolder();
  const { actionsKey } = await tsImport("./actions-key.ts", import.meta.url);
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= actionsKey();
  await step("Migrations", () => run(tsx("scripts/db.ts", "migrate")));
  if (env.SEED === "demo") await step("Demo data", () => run(tsx("scripts/db.ts", "seed")));
  if (!development) await step("Build", build);
  const { log, loggablePath } = await tsImport("../lib/log.ts", import.meta.url);
  const { serve } = await import("./serve.mjs");
  await serve(env, {
    development,
    began,
    answered: (line) => log.info({ ...line, path: loggablePath(line.path) }, "answered"),
  });
} catch (error) {
  const expected =
    error instanceof StepFailed || error?.name === "BadEnvironment" || error?.constructor?.name === "BadEnvironment";
  console.error(expected ? `✗ ${error.message}` : error);
  process.exit(1);
}
