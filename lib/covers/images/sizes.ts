/** Uploaded pictures are kept in two widths, in pixels; never enlarged. */
export const LARGE_WIDTH = 800;
export const SMALL_WIDTH = 240;

/** The largest file that is taken, in bytes; and what is said of a larger one, before it is sent and after. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const TOO_LARGE = "This file is too large. The limit is 10 MB. Save a smaller version and upload that.";

/** The most characters that may say what a picture shows. */
export const MAX_ALT = 300;

/** The address of the narrow picture, and of the drawing, which has every size, itself. */
export function smallCoverUrl(address: string): string {
  return address.replace(/\.webp$/, `-${SMALL_WIDTH}.webp`);
}
