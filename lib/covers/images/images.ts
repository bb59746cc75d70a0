/** The uploaded pictures by the hash that a book keeps. */
import { createHash } from "node:crypto";
import { SMALL_WIDTH } from "./sizes";
import { type ImageStorage, imageStorage } from "./storage";
import type { CoverImages } from "./upload";

/** Keeps both pictures. One that no book comes to refer to does no harm. */
export async function saveImages(
  { hash, large, small }: CoverImages,
  storage: ImageStorage = imageStorage,
): Promise<void> {
  await storage.put(fileName(hash, true), small);
  await storage.put(fileName(hash, false), large);
}

/** A picture, if it is there and whole. */
export async function loadImage(
  hash: string,
  isSmall: boolean,
  storage: ImageStorage = imageStorage,
): Promise<Buffer | undefined> {
  const bytes = await storage.get(fileName(hash, isSmall));
  if (!bytes || !isComplete(bytes)) return undefined;
  return isSmall || createHash("sha256").update(bytes).digest("hex") === hash ? bytes : undefined;
}

function fileName(hash: string, isSmall: boolean): string {
  return `${hash}${isSmall ? `-${SMALL_WIDTH}` : ""}.webp`;
}

/** A WebP says in its head how long it is. */
function isComplete(bytes: Buffer): boolean {
  const head = bytes.toString("latin1", 0, 12);
  return /^RIFF....WEBP$/s.test(head) && bytes.readUInt32LE(4) + 8 === bytes.length;
}
