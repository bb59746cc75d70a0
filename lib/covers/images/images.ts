/** Saves and loads uploaded pictures by hash. */
import { createHash } from "node:crypto";
import { SMALL_WIDTH } from "./sizes";
import { type ImageStorage, imageStorage } from "./storage";
import type { CoverImages } from "./upload";

/** Saves both sizes. Unreferenced pictures are harmless. */
export async function saveImages(
  { hash, large, small }: CoverImages,
  storage: ImageStorage = imageStorage,
): Promise<void> {
  await storage.put(fileName(hash, true), small);
  await storage.put(fileName(hash, false), large);
}

/** Loads a picture; undefined when it is missing or damaged. */
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

/** Compares the length in the WebP header. */
function isComplete(bytes: Buffer): boolean {
  const head = bytes.toString("latin1", 0, 12);
  return /^RIFF....WEBP$/s.test(head) && bytes.readUInt32LE(4) + 8 === bytes.length;
}
