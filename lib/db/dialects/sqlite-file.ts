/**
 * The database file and SQLite's companion files: their permissions, and whether they are still those that were opened.
 */

import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { processState } from "../../process-state";
import type { WriteProblem } from "./dialect";

/** The write-ahead log and its index. They exist while the database is open. */
const COMPANIONS = ["-wal", "-shm"];

/** Creates a missing file, private to its owner; SQLite gives its companions the same permissions. */
export function createPrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
}

const allFiles = () => processState("database files", () => new Map<string, OpenFiles>());

/** The open files of a database in this process, shared by all copies of this module. */
export function openFiles(file: string): OpenFiles {
  const known = allFiles().get(file) ?? new OpenFiles(file);
  allFiles().set(file, known);
  return known;
}

/** Clears the files, after everything is closed: another file may then be opened under the same name. */
export function clearOpenFiles(): void {
  allFiles().clear();
}

/**
 * Detects whether a file was replaced since it was opened. Writes to a deleted or replaced file are lost, which SQLite
 * itself does not notice.
 */
class OpenFiles {
  readonly #file: string;
  readonly #opened = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Call before and after a connection is opened. @throws FileReplacedError */
  check(): void {
    if (!this.#opened.has(this.#file)) this.#watch(this.#file);
    else if (!this.areSame([this.#file])) throw new FileReplacedError();
  }

  /**
   * Call once a writer is open, which keeps the companions in place. They are recreated when the database is closed and
   * opened again.
   */
  watchCompanions(): void {
    for (const companion of COMPANIONS) this.#watch(this.#file + companion);
  }

  /** Call before and after a commit. */
  areSame(paths = [...this.#opened.keys()]): boolean {
    return paths.every((path) => fileIdentity(path) === this.#opened.get(path));
  }

  #watch(path: string): void {
    const found = fileIdentity(path);
    if (found) this.#opened.set(path, found);
    else this.#opened.delete(path);
  }
}

/** The open file is not, or no longer, the one at its path. */
export class FileReplacedError extends Error {
  readonly code: string = "SQLITE_READONLY_DBMOVED";

  constructor() {
    super("The database file, or one that belongs to it, was moved, deleted or replaced while it was open.");
  }
}

/** As {@link FileReplacedError}, but detected after the commit: the data was saved to the file that was moved away. */
export class CommittedToReplacedFileError extends FileReplacedError {
  override readonly code = "COMMITTED_ELSEWHERE";
}

function fileIdentity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

/** The minimum free space on the disk. */
const MIN_FREE_BYTES = 1024 * 1024;

/** Why the file is not writable: its folder, its permissions, or the free space on its disk. */
export function getFileWriteProblem(file: string): WriteProblem | undefined {
  const folder = dirname(file);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    // SQLite writes its log beside the file: the folder must be writable, too.
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
