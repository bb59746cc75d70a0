/** The zip file of a workbook. Parts are unpacked as they are read, within the limits of lib/spreadsheet/limits.ts. */
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

  /** @throws {UnreadableFileError} when it is damaged, encrypted or has too many parts */
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

  /** The unpacked bytes of a part. @throws {UnreadableFileError} when it is damaged, missing or larger than `limit` */
  async *part(name: string, limit = MAX_UNPACKED): AsyncGenerator<Buffer> {
    const entry = this.#parts.get(name);
    if (!entry) throw new UnreadableFileError(DAMAGED);
    if (entry.isEncrypted())
      throw new UnreadableFileError("This file has a password. Save it without one, and choose that.");
    let size = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const bytes of stream) {
        // The declared size may be false.
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
