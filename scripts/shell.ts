/** npm run shell: a JavaScript shell on Deckle's database. Piped input is run as one script. */
import { homedir } from "node:os";
import { join } from "node:path";
import { type REPLServer, Recoverable, start } from "node:repl";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

const usage = `Usage: npm run shell -- [--as USER]
  --as  run commands as this user; without it the shell is read-only`;

class UsageError extends Error {}

try {
  await open(readArguments());
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${message}\n${usage}` : message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function readArguments(): string | undefined {
  try {
    return parseArgs({ options: { as: { type: "string" } } }).values.as;
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(". ");
    throw new UsageError(`${what}.`);
  }
}

async function open(username: string | undefined): Promise<void> {
  // Loaded late, so that an invalid environment is reported like any other error.
  const { withDatabase } = await import("./database");
  const { getActor: actorNamed, banner, shellContext } = await import("./shell-context");
  await withDatabase(async () => {
    const me = await actorNamed(username);
    // Shares the global context, so that dates and arrays typed here have the same classes as the application's.
    Object.assign(globalThis, shellContext(me));
    if (process.stdin.isTTY) await talk(banner(me));
    else await runScript(await text(process.stdin));
  });
}

/** Runs the REPL until the user exits. */
async function talk(banner: string): Promise<void> {
  console.log(banner);
  const server = start({ prompt: "deckle> ", useGlobal: true });
  // The history file is in the user's home folder: it is private.
  server.setupHistory(join(homedir(), ".deckle_shell_history"), () => {});
  await new Promise((resolve) => server.on("exit", resolve));
}

/** Runs a script with top-level await, and prints its last value. @throws what the script throws. */
async function runScript(script: string): Promise<void> {
  const output = new PassThrough({ encoding: "utf8" });
  const server = start({ input: new PassThrough(), output, prompt: "", useGlobal: true });
  try {
    const value = await evaluate(server, output, script);
    if (value !== undefined) console.log(server.writer(value));
  } finally {
    server.close();
  }
}

function evaluate(server: REPLServer, output: PassThrough, script: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Errors of a script are not rethrown: the REPL server only prints them.
    output.once("data", (thrown: string) => reject(new Error(thrown.trim())));
    server.eval(script, server.context, "shell", (error, value) => {
      if (error) reject(error instanceof Recoverable ? error.err : error);
      else resolve(value);
    });
  });
}
