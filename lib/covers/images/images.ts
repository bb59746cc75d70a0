/** The uploaded pictures by the hash that a book keeps. */
import { createHash } from "node:crypto";
import { NARROW } from "./sizes";
import { pictures, type Storage } from "./storage";
import type { Pictures } from "./upload";

/** Keeps both pictures. One that no book comes to refer to does no harm. */
export async function keepPictures({ hash, wide, narrow }: Pictures, storage: Storage = pictures): Promise<void> {
  await storage.put(nameOf(hash, true), narrow);
  await storage.put(nameOf(hash, false), wide);
}

/** A picture, if it is there and whole. */
export async function findPicture(
  hash: string,
  isNarrow: boolean,
  storage: Storage = pictures,
): Promise<Buffer | undefined> {
  const bytes = await storage.get(nameOf(hash, isNarrow));
  if (!bytes || !isWhole(bytes)) return undefined;
  return isNarrow || createHash("sha256").update(bytes).digest("hex") === hash ? bytes : undefined;
}

function nameOf(hash: string, isNarrow: boolean): string {
  return `${hash}${isNarrow ? `-${NARROW}` : ""}.webp`;
}

/** A WebP says in its head how long it is. */
function isWhole(bytes: Buffer): boolean {
  const head = bytes.toString("latin1", 0, 12);
  return /^RIFF....WEBP$/s.test(head) && bytes.readUInt32LE(4) + 8 === bytes.length;
}
