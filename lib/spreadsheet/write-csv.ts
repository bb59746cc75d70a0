import { type Chunks, decimal, type SheetColumn, type Value } from "./columns";
import { defused } from "./escape-formulas";
import type { Delimiter } from "./sheet";

/** A table as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows it: a text for each chunk, and one for the header. */
export async function* csvOf(columns: SheetColumn[], chunks: Chunks): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns.map(({ header }) => defused(header)))}`;
  for await (const rows of chunks) {
    let text = "";
    for (const row of rows) text += csvLine(columns.map((column, index) => cellOf(row[index] ?? null, column)));
    yield text;
  }
}

/** One line: a cell in quotes where anything in it could be taken for the end of one. */
export function csvLine(cells: string[], delimiter: Delimiter = ","): string {
  // A line of one empty cell would be none.
  if (cells.length === 1 && cells[0] === "") return '""\r\n';
  return `${cells.map(quoted).join(delimiter)}\r\n`;
}

const quoted = (cell: string) =>
  /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.includes('"') ? cell.replaceAll('"', '""') : cell}"` : cell;

function cellOf(value: Value, { kind, digits }: SheetColumn): string {
  if (value === null) return "";
  if (kind === "text") return defused(String(value));
  if (kind === "money") return decimal(Number(value), digits);
  if (kind === "flag") return value ? "yes" : "no";
  return String(value);
}
