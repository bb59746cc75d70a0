/** A workbook's file: a zip whose parts are unpacked as they are read, and no further than lib/spreadsheet/limits.ts says. */
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { MAX_PARTS, MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from "../limits";
import { UnreadableFileError } from "../sheet";

const DAMAGED = "This workbook is damaged: it cannot be unpacked. Save it again from Excel, and choose that.";
const BOMB = "This workbook unpacks to far more than a table has, so it was not read.";

export class Package {
  #zip: ZipFile;
  #parts: Map<string, Entry>;

  private constructor(zip: ZipFile, parts: Map<string, Entry>) {
    this.#zip = zip;
    this.#parts = parts;
  }

  /** @throws {UnreadableFileError} where it is damaged, has a password or too many parts */
  static async open(path: string): Promise<Package> {
    const zip = await openPromise(path, { autoClose: false }).catch(damaged);
    const parts = new Map<string, Entry>();
    try {
      if (zip.entryCount > MAX_PARTS) throw new UnreadableFileError(BOMB);
      for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry);
      return new Package(zip, parts);
    } catch (error) {
      zip.close();
      return damaged(error);
    }
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /** A part's bytes, unpacked, at most `limit` of them. @throws {UnreadableFileError} where it is damaged, missing, or too large */
  async *part(name: string, limit = MAX_UNPACKED): AsyncGenerator<Buffer> {
    const entry = this.#parts.get(name);
    if (!entry) throw new UnreadableFileError(DAMAGED);
    if (entry.isEncrypted())
      throw new UnreadableFileError("This file has a password. Save it without one, and choose that.");
    let size = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const bytes of stream) {
        // What the file says of its size may be a lie.
        size += bytes.length;
        const isTooDense = size > RATIO_FROM && size > entry.compressedSize * MAX_RATIO;
        if (isTooDense || size > limit) throw new UnreadableFileError(BOMB);
        yield bytes;
      }
    } catch (error) {
      damaged(error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

function damaged(error: unknown): never {
  throw error instanceof UnreadableFileError ? error : new UnreadableFileError(DAMAGED, { cause: error });
}
