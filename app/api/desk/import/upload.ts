/** A file that a form sends, written to disk as it comes in: memory does not grow with it. */
import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";

export interface Upload {
  /** The form's other fields. */
  fields: Record<string, string>;
  /** What it is called where it came from; "" where no file was chosen. */
  fileName: string;
  size: number;
  sha256: string;
  /** It is larger than it may be, and nothing of it was kept. */
  isTooLarge: boolean;
}

/** What stands around the file: the other fields, and the boundaries between them. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** Whether the request says itself that it carries more than a file of so many bytes. */
export function exceedsLimit(request: Request, most: number): boolean {
  return Number(request.headers.get("content-length")) > most + FORM_OVERHEAD_BYTES;
}

/**
 * Reads a form with one file of at most `most` bytes, which is written to `path`. What comes after the limit is read and
 * forgotten, as a browser looks at no answer before it has sent everything.
 * @throws Error when the form breaks off, or is none, and at once when the file cannot be written; it is then gone, or
 * was never there
 */
export async function receiveUpload(request: Request, path: string, most: number): Promise<Upload> {
  const fields: Record<string, string> = {};
  let kept: Promise<Omit<Upload, "fields" | "fileName">> | undefined;
  let fileName = "";
  const form = new Busboy({
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    limits: { files: 1, fields: 10, parts: 12, fieldSize: 1_000, fileSize: most, headerPairs: 20, headerSize: 8_192 },
  });
  form.on("field", (name, value) => {
    fields[name] = value;
  });
  const unwritable = new Promise<never>((_, reject) => {
    form.on("file", (_, file, name) => {
      fileName = name;
      // A form that breaks off says so here once more, when nobody listens any longer.
      file.on("error", () => {});
      kept = saveFile(file, path);
      kept.catch((error) => {
        reject(error);
        // Whoever sends it has the answer already; what is left of it is read and forgotten.
        file.resume();
      });
    });
  });
  const whole = pipeline(Readable.fromWeb((request.body ?? new Blob().stream()) as NodeStream), form);
  try {
    await Promise.race([whole, unwritable]);
    const { size, sha256, isTooLarge } = (await kept) ?? { size: 0, sha256: "", isTooLarge: false };
    if (size === 0 || isTooLarge) await rm(/* turbopackIgnore: true */ path, { force: true });
    return { fields, fileName, size, sha256, isTooLarge };
  } catch (error) {
    await rm(/* turbopackIgnore: true */ path, { force: true });
    throw error;
  }
}

async function saveFile(file: BusboyFileStream, path: string) {
  const target = await open(/* turbopackIgnore: true */ path, "wx", 0o600);
  const hash = createHash("sha256");
  let size = 0;
  try {
    // Not destroyed where it cannot be written: the form would wait for ever for somebody to read it.
    for await (const chunk of file.iterator({ destroyOnReturn: false })) {
      hash.update(chunk);
      size += chunk.length;
      // All of it: of a disk that is nearly full, `write` takes what there is room for, and says so to nobody.
      await target.appendFile(chunk);
    }
  } finally {
    await target.close();
  }
  return { size, sha256: hash.digest("hex"), isTooLarge: file.truncated };
}
