/**
 * `npm start`: from a fresh clone to a shop that answers. `npm run dev` (--dev) does the same without the build, and
 * reloads what is edited.
 */
import { endWith, launch } from "./server/launch.mjs";
import { prepare, root, StepError } from "./steps.mjs";

const development = process.argv.includes("--dev");
const began = Date.now();
process.chdir(root);

try {
  const settings = await prepare({ development });
  endWith(launch({ ...settings, development, began }));
} catch (error) {
  console.error(error instanceof StepError ? `✗ ${error.message}` : error);
  process.exit(1);
}
