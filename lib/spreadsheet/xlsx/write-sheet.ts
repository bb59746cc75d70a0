/** The XML of a sheet (ECMA-376, 18.3). */
import { formatDecimal, type SheetColumn, type SheetValue } from "../columns";
import { escapeXml } from "./escape";
import { styleOf } from "./fixed-parts";

/** The start of the sheet, with a frozen header row. */
export function sheetStartXml(columns: SheetColumn[]): string {
  const widths = columns.map(({ type, header }, index) => {
    const width = type === "text" ? Math.max(16, header.length + 4) : Math.max(12, header.length + 4);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const header = columns.map(({ header }, index) => textCellXml(`${columnName(index)}1`, header, "header"));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join("")}</cols><sheetData><row r="1">${header.join("")}</row>`
  );
}

/** The end of the sheet, with a filter over all rows. */
export function sheetEndXml(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${columnName(columns - 1)}${rows}"/></worksheet>`;
}

export function rowXml(row: SheetValue[], columns: SheetColumn[], line: number): string {
  let cells = "";
  for (let index = 0; index < columns.length; index++) {
    const value = row[index];
    const column = columns[index];
    if (column && value !== null && value !== undefined) cells += cellXml(`${columnName(index)}${line}`, value, column);
  }
  return `<row r="${line}">${cells}</row>`;
}

function cellXml(reference: string, value: SheetValue, column: SheetColumn): string {
  const { type } = column;
  if (type === "flag") return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (type === "number") return `<c r="${reference}"><v>${value}</v></c>`;
  if (type === "money") {
    return `<c r="${reference}" s="${styleOf.money}"><v>${formatDecimal(Number(value), column.digits)}</v></c>`;
  }
  if (type === "moment") {
    return `<c r="${reference}" s="${styleOf.moment}"><v>${dateToSerial(String(value))}</v></c>`;
  }
  return textCellXml(reference, String(value), "text");
}

const textCellXml = (reference: string, text: string, style: "text" | "header") =>
  `<c r="${reference}" s="${styleOf[style]}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

/** Excel's serial number: days since 30 December 1899. */
function dateToSerial(iso: string): number {
  return (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

const names: string[] = [];

/** "A" for 0, "AB" for 27. */
function columnName(index: number): string {
  names[index] ??= (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
  return names[index];
}
