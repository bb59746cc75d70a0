/** What was found out about an import's file, kept beside it: it is not read again each time that somebody looks. */
import { randomBytes } from "node:crypto";
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { log } from "../../log";
import { InspectorBusyError, inspectFile } from "../../spreadsheet/inspector";
import { type ReadOptions, type SheetInfo, UnreadableFileError } from "../../spreadsheet/sheet";
import { hashSettings } from "../changes";
import { importPath } from "../files/files";

/** How the file was read, and what it is then, or the sentence that says why it cannot be read so. */
type StoredInspection = { read: string } & ({ info: SheetInfo } | { unreadable: string });

/**
 * What an import's file is, read in this way: as it was kept, else found out, and kept. Null where the file is gone.
 * @throws {UnreadableFileError}
 */
export async function inspectImport(id: number, read: ReadOptions): Promise<SheetInfo | null> {
  if (!(await fileExists(id))) return null;
  const kept = await loadInspection(id, read);
  if (kept && "unreadable" in kept) throw new UnreadableFileError(kept.unreadable);
  if (kept) return kept.info;
  try {
    const info = await inspectFile(importPath(id, "file"), read);
    await saveInspection(id, read, { info });
    return info;
  } catch (error) {
    // It may have been discarded, or be in, meanwhile.
    if (!(await fileExists(id))) return null;
    const isForGood = error instanceof UnreadableFileError && !(error instanceof InspectorBusyError);
    if (isForGood) await saveInspection(id, read, { unreadable: error.message });
    throw error;
  }
}

const fileExists = async (id: number): Promise<boolean> =>
  (await stat(importPath(id, "file")).catch(() => undefined)) !== undefined;

async function loadInspection(id: number, read: ReadOptions): Promise<StoredInspection | undefined> {
  const text = await readFile(importPath(id, "inspection.json"), "utf8").catch(() => undefined);
  const kept = text === undefined ? undefined : (JSON.parse(text) as StoredInspection);
  return kept?.read === hashSettings(read) ? kept : undefined;
}

/** Keeps what was found out for the next who asks; who asks finds it out again where it cannot be kept. */
export async function saveInspection(
  id: number,
  read: ReadOptions,
  found: { info: SheetInfo } | { unreadable: string },
): Promise<void> {
  const path = importPath(id, "inspection.json");
  const written = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(written, JSON.stringify({ read: hashSettings(read), ...found }), { mode: 0o600 });
    await rename(written, path);
  } catch (error) {
    log.warn({ import: id, error: (error as NodeJS.ErrnoException).code }, "inspection not kept");
  }
}
