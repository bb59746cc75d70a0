/** The files of imports: data/imports/<id>/, and data/imports/uploads for files not yet assigned to an import. */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { env } from "../../env";
import { parseId } from "../../values/form-fields";

/** The message for an import whose file was deleted. */
export const FILE_EXPIRED = "The file has expired: uploads are kept for a day. Choose it again.";

/** Limits of an upload by a browser. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
export const MAX_UPLOAD_ROWS = 200_000;
/** The limit of the command line. */
export const MAX_ROWS = 1_000_000;

const DAY = 24 * 60 * 60 * 1000;
const folder = () => join(/* turbopackIgnore: true */ env.dataFolder, "imports");
const uploads = () => join(folder(), "uploads");

/** Reserves a file name for an upload. Returns the name for `createImport` and the path to write to. */
export async function newUpload(): Promise<{ upload: string; path: string }> {
  await mkdir(uploads(), { recursive: true, mode: 0o700 });
  const upload = randomBytes(18).toString("base64url");
  return { upload, path: uploadPath(upload) };
}

export const uploadPath = (upload: string): string => join(uploads(), upload);

/** The path of a file of an import: the uploaded file, or a result of its dry run. */
export function importPath(id: number, name: ImportFileName): string {
  return join(folder(), String(id), name);
}

export type ImportFileName =
  | "file"
  | "inspection.json"
  | "plan.json"
  /** Rows with problems: shortened for the page (jsonl), and complete for download (csv). */
  | "problems.jsonl"
  | "problems.csv"
  /** Offsets of all problems, and of those of one kind, by its index in the plan's list. */
  | "problems.all.idx"
  | `problems.${number}.idx`
  | "fingerprints";

/** Moves an upload to its import. Returns the new path. */
export async function moveUpload(from: string, id: number): Promise<string> {
  const path = importPath(id, "file");
  if (from === path) return path;
  // An older database may have left files of another import with this id.
  await removeImportFolder(id);
  await mkdir(join(folder(), String(id)), { recursive: true, mode: 0o700 });
  await rename(from, path);
  return path;
}

/** Deletes an upload that did not become an import. */
export const removeUpload = (upload: string): Promise<void> => rm(uploadPath(upload), { force: true });

/** Deletes the uploaded file. The results of its dry run are kept for a day. */
export const removeImportFile = (id: number): Promise<void> => rm(importPath(id, "file"), { force: true });

/** Deletes all files of an import. */
export const removeImportFolder = (id: number): Promise<void> =>
  rm(join(folder(), String(id)), { force: true, recursive: true });

/** Deletes files that were not written for a day, except those of imports for which `isBusy` is true. */
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

/** Whether nothing in the folder was written for a day. */
async function isExpired(path: string, now: number): Promise<boolean> {
  const times = await Promise.all([path, ...(await listPaths(path))].map(modifiedAt));
  return Math.max(...times) < now - DAY;
}

async function modifiedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
