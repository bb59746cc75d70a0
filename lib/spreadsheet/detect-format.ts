/** Detects the format of a file by its first bytes: workbook, text, or a format that is not a table. */
import { type FileHandle, open } from "node:fs/promises";
import { SAMPLE_BYTES } from "./limits";
import { UnreadableFileError } from "./sheet";

const SIGNATURES: [name: string, bytes: string][] = [
  ["a PDF document", "%PDF-"],
  ["a JPEG picture", "\xff\xd8\xff"],
  ["a PNG picture", "\x89PNG"],
  ["a GIF picture", "GIF8"],
  ["a TIFF picture", "II*\0"],
  ["a program", "MZ\x90"],
  ["a program", "\x7fELF"],
  ["a compressed file (gzip)", "\x1f\x8b"],
  ["a compressed file (7-Zip)", "7z\xbc\xaf\x27\x1c"],
  ["a compressed file (RAR)", "Rar!"],
  ["a compressed file (bzip2)", "BZh"],
  ["a compressed file (xz)", "\xfd7zXZ"],
  ["a database", "SQLite format 3"],
  ["a text document (RTF)", "{\\rtf"],
];

/** The signature of Microsoft compound files: old Excel files, and encrypted new ones. */
const COMPOUND_FILE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ZIP_SIGNATURES = ["PK\x03\x04", "PK\x05\x06"];

export interface DetectedFormat {
  kind: "text" | "xlsx";
  /** The first bytes, for further detection. */
  start: Buffer;
  size: number;
}

/** Detects the format. @throws {UnreadableFileError} for files that are not a table */
export async function detectFormat(path: string): Promise<DetectedFormat> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = await firstBytes(file);
    if (bytes.length === 0) throw new UnreadableFileError("This file is empty.");
    return { kind: formatOf(bytes.toString("latin1")), start: bytes, size };
  } finally {
    await file.close();
  }
}

async function firstBytes(file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(SAMPLE_BYTES);
  const { bytesRead } = await file.read(buffer, 0, SAMPLE_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

function formatOf(start: string): "text" | "xlsx" {
  if (ZIP_SIGNATURES.some((bytes) => start.startsWith(bytes))) return "xlsx";
  if (start.startsWith(COMPOUND_FILE)) {
    throw new UnreadableFileError(
      start.includes("E\0n\0c\0r\0y\0p\0t\0e\0d\0")
        ? "This workbook is password-protected. Save a copy without a password, and choose that."
        : "This is an old Excel file (.xls). Save it as .xlsx or CSV, and choose that.",
    );
  }
  const found = SIGNATURES.find(([, bytes]) => start.startsWith(bytes));
  if (found) throw new UnreadableFileError(`This is ${found[0]}, not a table. Choose a CSV file or an Excel workbook.`);
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|[a-z]+[ >])/i.test(start.slice(0, 200))) {
    throw new UnreadableFileError("This is a web page or XML, not a table. Choose a CSV file or an Excel workbook.");
  }
  return "text";
}
