/** A table on its way out: what its columns are called and hold. The writers say how each kind looks in their format. */

export interface SheetColumn {
  header: string;
  /** What JSON lines call it. */
  name: string;
  type: "text" | "number" | "money" | "moment" | "flag";
  /** Of money: how many digits its currency has after the point. Its values are in minor units. */
  digits?: number;
}

/** Moments are ISO text; flags may be 1 and 0, as databases have them. */
export type SheetValue = string | number | boolean | null;

export type RowChunks = AsyncIterable<SheetValue[][]>;

/** An amount in minor units with a point, without a currency: 1299 with 2 digits is "12.99". */
export function formatDecimal(minor: number, digits = 0): string {
  if (digits === 0) return String(minor);
  const all = String(Math.abs(minor)).padStart(digits + 1, "0");
  return `${minor < 0 ? "-" : ""}${all.slice(0, -digits)}.${all.slice(-digits)}`;
}
