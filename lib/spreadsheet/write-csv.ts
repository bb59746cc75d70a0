import { formatDecimal, type RowChunks, type SheetColumn, type SheetValue } from "./columns";
import { escapeFormula } from "./escape-formulas";
import type { Delimiter } from "./sheet";

/** Writes a table as CSV (RFC 4180) in UTF-8, with a byte order mark for Excel: the header, then one text per chunk. */
export async function* writeCsv(columns: SheetColumn[], chunks: RowChunks): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns.map(({ header }) => escapeFormula(header)))}`;
  for await (const rows of chunks) {
    let text = "";
    for (const row of rows) text += csvLine(columns.map((column, index) => formatCell(row[index] ?? null, column)));
    yield text;
  }
}

/** One line of CSV. Cells with delimiters, quotes, line ends or outer spaces are quoted. */
export function csvLine(cells: string[], delimiter: Delimiter = ","): string {
  // A line with a single empty cell would be an empty line.
  if (cells.length === 1 && cells[0] === "") return '""\r\n';
  return `${cells.map(quoteCell).join(delimiter)}\r\n`;
}

const quoteCell = (cell: string) =>
  /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.includes('"') ? cell.replaceAll('"', '""') : cell}"` : cell;

function formatCell(value: SheetValue, { type, digits }: SheetColumn): string {
  if (value === null) return "";
  if (type === "text") return escapeFormula(String(value));
  if (type === "money") return formatDecimal(Number(value), digits);
  if (type === "flag") return value ? "yes" : "no";
  return String(value);
}
