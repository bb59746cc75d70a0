/** Where the files of imports lie, under the installation's data: data/imports/<id>/, and uploads on their way there. */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { env } from "../../env";
import { parseId } from "../../values/form-fields";

/** For an import whose file was deleted. */
export const FILE_EXPIRED = "The file is not there any more: it is kept for a day. Choose it again.";

/** The most that a browser may send. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
export const MAX_UPLOAD_ROWS = 200_000;
/** By the command line. */
export const MAX_ROWS = 1_000_000;

const DAY = 24 * 60 * 60 * 1000;
const folder = () => join(/* turbopackIgnore: true */ env.dataFolder, "imports");
const uploads = () => join(folder(), "uploads");

/** A place for a file that is on its way in: its name for the command, and where to write it. */
export async function newUpload(): Promise<{ upload: string; path: string }> {
  await mkdir(uploads(), { recursive: true, mode: 0o700 });
  const upload = randomBytes(18).toString("base64url");
  return { upload, path: uploadPath(upload) };
}

export const uploadPath = (upload: string): string => join(uploads(), upload);

/** A file of an import: the one that came in, or what was found out about it. */
export function importPath(id: number, name: ImportFileName): string {
  return join(folder(), String(id), name);
}

export type ImportFileName =
  | "file"
  | "inspection.json"
  | "plan.json"
  /** The rows that should be looked at: as their page shows them, and whole, for whoever mends them elsewhere. */
  | "problems.jsonl"
  | "problems.csv"
  /** Where each problem is; of one kind, by its place in the plan's list. */
  | "problems.all.idx"
  | `problems.${number}.idx`
  | "fingerprints";

/** Gives a file to its import; where it lies then. */
export async function moveUpload(from: string, id: number): Promise<string> {
  const path = importPath(id, "file");
  if (from === path) return path;
  // Of an older database there may be another import's plan under this number.
  await removeImportFolder(id);
  await mkdir(join(folder(), String(id)), { recursive: true, mode: 0o700 });
  await rename(from, path);
  return path;
}

/** Forgets an upload that became no import. */
export const removeUpload = (upload: string): Promise<void> => rm(uploadPath(upload), { force: true });

/** Removes the file that came in; what was found out about it stays for a day. */
export const removeImportFile = (id: number): Promise<void> => rm(importPath(id, "file"), { force: true });

/** Removes all that there is of an import. */
export const removeImportFolder = (id: number): Promise<void> =>
  rm(join(folder(), String(id)), { force: true, recursive: true });

/** Removes what nobody has touched for a day. `isBusy` says of which import's files that must not be. */
export async function deleteExpiredFiles(isBusy: (id: number) => Promise<boolean>, now = Date.now()): Promise<void> {
  for (const path of await listPaths(uploads())) if (await isExpired(path, now)) await rm(path, { force: true });
  for (const path of await listPaths(folder())) {
    const id = parseId(basename(path));
    if (id && (await isExpired(path, now)) && !(await isBusy(id))) await removeImportFolder(id);
  }
}

async function listPaths(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => []);
  return names.map((name) => join(path, name));
}

/** Whether nothing in it was written for a day. */
async function isExpired(path: string, now: number): Promise<boolean> {
  const times = await Promise.all([path, ...(await listPaths(path))].map(modifiedAt));
  return Math.max(...times) < now - DAY;
}

async function modifiedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
