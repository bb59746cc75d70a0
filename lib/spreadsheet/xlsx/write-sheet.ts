/** A sheet's XML (ECMA-376, 18.3), piece by piece. */
import { decimal, type SheetColumn, type Value } from "../columns";
import { escaped } from "./escape";
import { styleOf } from "./fixed-parts";

/** The header, which stays where it is when the sheet is scrolled. */
export function sheetStart(columns: SheetColumn[]): string {
  const widths = columns.map(({ kind, header }, index) => {
    const width = kind === "text" ? Math.max(16, header.length + 4) : Math.max(12, header.length + 4);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const header = columns.map(({ header }, index) => textCell(`${columnName(index)}1`, header, "header"));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join("")}</cols><sheetData><row r="1">${header.join("")}</row>`
  );
}

/** The end, with the filter over all rows. */
export function sheetEnd(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${columnName(columns - 1)}${rows}"/></worksheet>`;
}

export function sheetRow(row: Value[], columns: SheetColumn[], line: number): string {
  let cells = "";
  for (let index = 0; index < columns.length; index++) {
    const value = row[index];
    const column = columns[index];
    if (column && value !== null && value !== undefined) cells += cell(`${columnName(index)}${line}`, value, column);
  }
  return `<row r="${line}">${cells}</row>`;
}

function cell(reference: string, value: Value, column: SheetColumn): string {
  const { kind } = column;
  if (kind === "flag") return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (kind === "number") return `<c r="${reference}"><v>${value}</v></c>`;
  if (kind === "money") {
    return `<c r="${reference}" s="${styleOf.money}"><v>${decimal(Number(value), column.digits)}</v></c>`;
  }
  if (kind === "moment") {
    return `<c r="${reference}" s="${styleOf.moment}"><v>${serialOf(String(value))}</v></c>`;
  }
  return textCell(reference, String(value), "text");
}

const textCell = (reference: string, text: string, style: "text" | "header") =>
  `<c r="${reference}" s="${styleOf[style]}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Excel's number of a moment: days since 30 December 1899. */
function serialOf(iso: string): number {
  return (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

const names: string[] = [];

/** "A" for 0, "AB" for 27. */
function columnName(index: number): string {
  names[index] ??= (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
  return names[index];
}
