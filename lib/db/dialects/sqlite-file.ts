/** The file of a database, and those that SQLite keeps beside it: who may read them, and whether they are still those that were opened. */

import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { processState } from "../../process-state";
import type { WriteProblem } from "./dialect";

/** The write-ahead log and its index. They are there for as long as anybody has the database open. */
const COMPANIONS = ["-wal", "-shm"];

/** Makes the file where there is none, for its owner alone; SQLite makes its companions like it. */
export function createPrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
}

const allFiles = () => processState("database files", () => new Map<string, OpenFiles>());

/** The files of a database as this process has them open, whichever copy of this module asks. */
export function openFiles(file: string): OpenFiles {
  const known = allFiles().get(file) ?? new OpenFiles(file);
  allFiles().set(file, known);
  return known;
}

/** Forgets the files, once everything is closed: another one may then be opened under the same name. */
export function clearOpenFiles(): void {
  allFiles().clear();
}

/**
 * Tells whether a file is still the one that was opened first. What is written to one that was deleted or replaced is
 * lost: SQLite itself does not notice.
 */
class OpenFiles {
  readonly #file: string;
  readonly #opened = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Before and after a connection is opened. @throws FileReplaced */
  check(): void {
    if (!this.#opened.has(this.#file)) this.#watch(this.#file);
    else if (!this.areSame([this.#file])) throw new FileReplacedError();
  }

  /** Once a writer is open, which keeps the companions there. Closed by everybody and opened again, a database has others. */
  watchCompanions(): void {
    for (const companion of COMPANIONS) this.#watch(this.#file + companion);
  }

  /** Before and after a commit. */
  areSame(paths = [...this.#opened.keys()]): boolean {
    return paths.every((path) => fileIdentity(path) === this.#opened.get(path));
  }

  #watch(path: string): void {
    const found = fileIdentity(path);
    if (found) this.#opened.set(path, found);
    else this.#opened.delete(path);
  }
}

/** The file that is written to is not, or no more, the one that others find under its name. */
export class FileReplacedError extends Error {
  readonly code: string = "SQLITE_READONLY_DBMOVED";

  constructor() {
    super("The database file, or one that belongs to it, was moved, deleted or replaced while it was open.");
  }
}

/** As {@link FileReplacedError}, found only behind the commit: what was saved is in the file that was moved away. */
export class CommittedToReplacedFileError extends FileReplacedError {
  override readonly code = "COMMITTED_ELSEWHERE";
}

function fileIdentity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

/** A database needs a little room for whatever is saved next. */
const MIN_FREE_BYTES = 1024 * 1024;

/** Why the file cannot be written to, as far as its folder, its permissions and the room on its disk tell. */
export function getFileWriteProblem(file: string): WriteProblem | undefined {
  const folder = dirname(file);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    // SQLite keeps its log beside the file: without the folder, the file alone is not enough.
    return { fault: "readOnly", detail: `the folder ${folder} is not there or can't be written to` };
  }
  for (const path of [file, ...COMPANIONS.map((companion) => file + companion)].filter((path) => existsSync(path))) {
    try {
      accessSync(path, constants.R_OK | constants.W_OK);
    } catch {
      return { fault: "readOnly", detail: `the file ${path} can't be written to` };
    }
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < MIN_FREE_BYTES) return { fault: "full", detail: `the disk with ${folder} is full` };
  return undefined;
}
