/**
 * Copies a string that is kept for long. V8 keeps the whole parent of a substring in memory, and a cell is a substring
 * of 64 KB read from a file.
 */
export const detachString = (cell: string): string => Buffer.from(cell).toString();
