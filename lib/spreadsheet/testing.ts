/** For the tests of this folder: files that are gone after their test, and their rows at once. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { onTestFinished } from "vitest";
import { ZipFile } from "yazl";
import { readRows } from "./read";
import type { ReadOptions, SheetRow } from "./sheet";

/** The path of a new file with this content. */
export async function createFile(content: string | Uint8Array | Readable): Promise<string> {
  const path = join(tmpdir(), `deckle-sheet-${randomUUID()}`);
  onTestFinished(() => rm(path));
  if (content instanceof Readable) await pipeline(content, createWriteStream(path));
  else await writeFile(path, content);
  return path;
}

/** The path of a new zip with these parts. */
export function createZip(parts: Record<string, string | Readable>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    if (typeof content === "string") zip.addBuffer(Buffer.from(content), name);
    else zip.addReadStream(content, name);
  }
  zip.end();
  return createFile(Readable.from(zip.outputStream));
}

/** The parts of a workbook with one sheet; what stands inside `sheetData`, and the parts that it is to have besides. */
export function workbookParts(rows: string | Readable, more: Record<string, string | Readable> = {}) {
  const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const sheet = typeof rows === "string" ? `<worksheet><sheetData>${rows}</sheetData></worksheet>` : rows;
  return {
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Stock" sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="${types}/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="b" Type="${types}/sharedStrings" Target="sharedStrings.xml"/>
      <Relationship Id="c" Type="${types}/styles" Target="/xl/styles.xml"/>
      <Relationship Id="d" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheet,
    ...more,
  };
}

/** All rows, without a header unless `options` says otherwise. */
export async function readAllRows(path: string, options: ReadOptions = {}): Promise<SheetRow[]> {
  const all: SheetRow[] = [];
  for await (const rows of readRows(path, { hasHeader: false, ...options })) all.push(...rows);
  return all;
}

/** Chunks of rows, as an export gives them. */
export async function* toChunks<Row>(rows: Row[], size = 100): AsyncGenerator<Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
