/** Widths of stored pictures, in pixels. Smaller pictures are not enlarged. */
export const LARGE_WIDTH = 800;
export const SMALL_WIDTH = 240;

/** The upload limit in bytes, and its message, shown before and after sending. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const TOO_LARGE = "This file is too large. The limit is 10 MB. Save a smaller version and upload that.";

/** Characters of an alt text. */
export const MAX_ALT = 300;

/** The URL of the small picture. A generated cover is scalable and has one URL. */
export function smallCoverUrl(address: string): string {
  return address.replace(/\.webp$/, `-${SMALL_WIDTH}.webp`);
}
