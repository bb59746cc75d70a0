/** Columns and values of a table to write. Each writer formats the types in its own way. */

export interface SheetColumn {
  header: string;
  /** The property name in JSON lines. */
  name: string;
  type: "text" | "number" | "money" | "moment" | "flag";
  /** For money, in minor units: the number of decimals of its currency. */
  digits?: number;
}

/** Moments are ISO 8601 text; flags may be 1 and 0, as in databases. */
export type SheetValue = string | number | boolean | null;

export type RowChunks = AsyncIterable<SheetValue[][]>;

/** Formats minor units as a decimal number: 1299 with 2 digits is "12.99". */
export function formatDecimal(minor: number, digits = 0): string {
  if (digits === 0) return String(minor);
  const all = String(Math.abs(minor)).padStart(digits + 1, "0");
  return `${minor < 0 ? "-" : ""}${all.slice(0, -digits)}.${all.slice(-digits)}`;
}
