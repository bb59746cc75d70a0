/** npm run user: what the operator does for users, also when nobody can sign in. */
import { parseArgs } from "node:util";

const usage = `Usage:
  npm run user -- list                       who there is
  npm run user -- reset NAME                 a one-time link by which they choose a new password
  npm run user -- reactivate NAME            let them in again
  npm run user -- first-admin NAME EMAIL     where there is no user yet: make an admin, and a link for them`;

class BadUsage extends Error {}

const tasks = { list: 0, reset: 1, reactivate: 1, "first-admin": 2 };

try {
  await run(readWords());
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof BadUsage ? `${message}\n${usage}` : message);
  process.exitCode = error instanceof BadUsage ? 2 : 1;
}

function readWords(): string[] {
  try {
    return parseArgs({ allowPositionals: true }).positionals;
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(". ");
    throw new BadUsage(`${what}.`);
  }
}

async function run([task, ...words]: string[]): Promise<void> {
  if (!isTask(task)) throw new BadUsage(task === undefined ? "Say what to do." : `There is no command ${task}.`);
  if (words.length !== tasks[task]) throw new BadUsage(`${task} takes ${countOf(tasks[task])}, not ${words.length}.`);
  const [name = "", email = ""] = words;

  // Loaded only now: a bad environment is then one sentence like every other error.
  const { withDatabase } = await import("./database");
  const { firstAdmin, list, reactivate, reset } = await import("./user-tasks");
  await withDatabase(() => {
    if (task === "list") return list();
    if (task === "reset") return reset(name);
    return task === "reactivate" ? reactivate(name) : firstAdmin(name, email);
  });
}

function isTask(task: string | undefined): task is keyof typeof tasks {
  return task !== undefined && Object.hasOwn(tasks, task);
}

function countOf(words: number): string {
  return words === 1 ? "one word" : `${["no", "one", "two"][words]} words`;
}
