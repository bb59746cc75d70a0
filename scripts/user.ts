/** npm run user: manages users from the terminal, also when nobody can sign in. */
import { parseArgs } from "node:util";

const usage = `Usage:
  npm run user -- list                       list all users
  npm run user -- reset NAME                 print a one-time link to set a new password
  npm run user -- reactivate NAME            reactivate an inactive user
  npm run user -- first-admin NAME EMAIL     create the first admin of an empty database, and print a link`;

class UsageError extends Error {}

const tasks = { list: 0, reset: 1, reactivate: 1, "first-admin": 2 };

try {
  await run(parseWords());
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${message}\n${usage}` : message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function parseWords(): string[] {
  try {
    return parseArgs({ allowPositionals: true }).positionals;
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(". ");
    throw new UsageError(`${what}.`);
  }
}

async function run([task, ...words]: string[]): Promise<void> {
  if (!isTask(task)) throw new UsageError(task === undefined ? "Missing command." : `Unknown command: ${task}.`);
  if (words.length !== tasks[task])
    throw new UsageError(`${task} needs ${formatArguments(tasks[task])}; got ${words.length}.`);
  const [name = "", email = ""] = words;

  // Loaded late, so that an invalid environment is reported like any other error.
  const { withDatabase } = await import("./database");
  const {
    createFirstAdmin: firstAdmin,
    listUsers: list,
    reactivateByName: reactivate,
    resetPassword: reset,
  } = await import("./user-tasks");
  await withDatabase(() => {
    if (task === "list") return list();
    if (task === "reset") return reset(name);
    return task === "reactivate" ? reactivate(name) : firstAdmin(name, email);
  });
}

function isTask(task: string | undefined): task is keyof typeof tasks {
  return task !== undefined && Object.hasOwn(tasks, task);
}

function formatArguments(count: number): string {
  return count === 1 ? "1 argument" : `${count} arguments`;
}
