/** Caches the inspection of an import's file beside it. */
import { randomBytes } from "node:crypto";
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { log } from "../../log";
import { InspectorBusyError, inspectFile } from "../../spreadsheet/inspector";
import { type ReadOptions, type SheetInfo, UnreadableFileError } from "../../spreadsheet/sheet";
import { hashSettings } from "../changes";
import { importPath } from "../files/files";

/** The hash of the read settings, and the result or the error message. */
type StoredInspection = { read: string } & ({ info: SheetInfo } | { unreadable: string });

/**
 * Inspects the file of an import, or returns the cached result. Null when the file has expired.
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
    // The import may have been discarded or finished meanwhile.
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

/** Caches an inspection. If that fails, the file is inspected again next time. */
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
