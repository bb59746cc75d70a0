/**
 * A cell in memory of its own, for what is kept for long: V8 keeps all of a text alive of which a part is, and a cell is
 * a part of the 64 KB that were read with it.
 */
export const detachString = (cell: string): string => Buffer.from(cell).toString();
