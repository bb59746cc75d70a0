/** The data folder of this installation: the SQLite database, images, uploaded files. */
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileFaultOf } from "./db/fault-messages";
import { env, InvalidEnvError } from "./env";

/**
 * Without an SQLite database and with a key in the environment, a server can run without it: it then accepts neither
 * images nor imports.
 */
const isNeeded = () => env.sqliteFile !== undefined || !process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;

/**
 * Creates the folder, private to its owner, and tests whether it is writable.
 * @throws InvalidEnvError whose message names the folder and says what to do
 */
export function prepareDataFolder(folder: string = env.dataFolder, needed = isNeeded()): void {
  const testFile = join(folder, `write-test-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = openSync(testFile, "w", 0o600);
    try {
      writeSync(file, Buffer.alloc(4096));
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(testFile, { force: true });
    }
  } catch (error) {
    const problem = describeProblem(folder, error);
    if (needed) throw new InvalidEnvError(problem);
    console.warn(problem);
  }
}

function describeProblem(folder: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return fileFaultOf(error) === "full"
    ? `The disk with the folder ${folder} is full (${code}). Free some space on it, then start again.`
    : `The folder ${folder} can't be written to (${code}). Let the user who runs Deckle write there, or change DATABASE_URL.`;
}
