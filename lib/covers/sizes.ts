/** Uploaded pictures are kept in two widths, in pixels; never enlarged. */
export const WIDE = 800;
export const NARROW = 240;

/** The address of the narrow picture, and of the drawing, which has every size, itself. */
export function narrow(address: string): string {
  return address.replace(/\.webp$/, `-${NARROW}.webp`);
}
