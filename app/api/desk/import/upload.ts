/** Streams an uploaded file to disk: memory does not grow with it. */
import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";

export interface Upload {
  /** The form's other fields. */
  fields: Record<string, string>;
  /** The original file name; "" when no file was chosen. */
  fileName: string;
  size: number;
  sha256: string;
  /** The file exceeds the limit and was not kept. */
  isTooLarge: boolean;
}

/** The other fields and the multipart boundaries. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** Whether the Content-Length exceeds the limit. */
export function exceedsLimit(request: Request, most: number): boolean {
  return Number(request.headers.get("content-length")) > most + FORM_OVERHEAD_BYTES;
}

/**
 * Writes the file of a form to `path`, at most `most` bytes. The rest is read and discarded, because browsers read no
 * response before they have sent everything.
 * @throws Error when the form is incomplete or invalid, and at once when the file cannot be written; the file is deleted
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
      // An incomplete form emits a second error here, which must be handled.
      file.on("error", () => {});
      kept = saveFile(file, path);
      kept.catch((error) => {
        reject(error);
        // The client has its response; the rest is discarded.
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
    // Not destroyed on a write error: the form parser would wait forever for a reader.
    for await (const chunk of file.iterator({ destroyOnReturn: false })) {
      hash.update(chunk);
      size += chunk.length;
      // On a nearly full disk, `write` may silently write only a part; `appendFile` writes everything or fails.
      await target.appendFile(chunk);
    }
  } finally {
    await target.close();
  }
  return { size, sha256: hash.digest("hex"), isTooLarge: file.truncated };
}
