/** Detects the encoding of text files and decodes them. */
import { isAscii, isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { type Encoding, UnreadableFileError } from "./sheet";

/** Windows-1252 characters for the bytes 80 to 9F; the five undefined ones are kept. */
const WINDOWS_1252 =
  "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178";

/**
 * Detects the encoding: by a byte order mark; by the zeros of UTF-16; UTF-8 if the file is valid or nearly valid UTF-8;
 * otherwise Windows-1252, in which every byte is a character.
 */
export async function detectEncoding(path: string, start: Buffer): Promise<Encoding> {
  return encodingFromBom(start) ?? encodingFromZeros(start) ?? ((await isMostlyUtf8(path)) ? "utf-8" : "windows-1252");
}

function encodingFromBom(start: Buffer): Encoding | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return undefined;
}

/** In UTF-16, commas and line ends alone make every second byte zero, and few other bytes. */
function encodingFromZeros(start: Buffer): Encoding | undefined {
  const zeros = [0, 0] as [number, number];
  for (let i = 0; i < start.length; i++) if (start[i] === 0) zeros[(i % 2) as 0 | 1]++;
  const [even, odd] = zeros;
  const enough = Math.max(1, start.length / 200);
  if (odd >= enough && even * 20 <= odd) return "utf-16le";
  if (even >= enough && odd * 20 <= even) return "utf-16be";
  return undefined;
}

async function isMostlyUtf8(path: string): Promise<boolean> {
  let kept: Buffer = Buffer.alloc(0);
  let good = 0;
  let bad = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = kept.length > 0 ? Buffer.concat([kept, chunk]) : (chunk as Buffer);
    const end = wholeCharacterBytes(bytes);
    kept = bytes.subarray(end);
    const whole = bytes.subarray(0, end);
    if (isAscii(whole)) continue;
    // Valid characters are counted exactly only in chunks with errors.
    if (isUtf8(whole)) good += countLeadBytes(whole);
    else {
      const text = whole.toString("utf8");
      const wrong = text.match(/\ufffd/g)?.length ?? 0;
      good += (text.match(/[\u0080-\u{10ffff}]/gu)?.length ?? 0) - wrong;
      bad += wrong;
    }
    if (bad > 1000 && bad > good) return false;
  }
  return bad + (kept.length > 0 ? 1 : 0) === 0 || good > 10 * bad;
}

/** Counts the non-ASCII characters in valid UTF-8. */
function countLeadBytes(bytes: Buffer): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) >= 0xc0) count++;
  return count;
}

/** The length of a UTF-8 buffer without a truncated last character. */
function wholeCharacterBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back >= length ? bytes.length : bytes.length - back;
    }
  }
  return bytes.length;
}

/** Streams the text of a file, without its byte order mark. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const stream = createReadStream(path, { highWaterMark: 64 * 1024 });
  if (encoding === "windows-1252") {
    for await (const bytes of stream) yield decodeWindows1252(bytes as Buffer);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const bytes of stream) yield decoder.decode(bytes as Buffer, { stream: true });
  yield decoder.decode();
}

/** Decodes the start of a file. */
export function decodeStart(start: Buffer, encoding: Encoding): string {
  return encoding === "windows-1252" ? decodeWindows1252(start) : new TextDecoder(encoding).decode(start);
}

// Node's own decoder takes 1252 for Latin 1 in some versions: https://github.com/nodejs/node/issues/56542
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? "");
}

/** @throws {UnreadableFileError} when there are too many control characters for a text */
export function rejectBinary(start: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are counted
  const controls = start.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  if (controls > 3 && controls > start.length / 50) {
    throw new UnreadableFileError("This is not a text file or an Excel workbook. Choose a CSV file or an .xlsx.");
  }
}
