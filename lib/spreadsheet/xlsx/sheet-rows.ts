/** Streams the rows of a sheet. */
import { CHUNK_CHARACTERS, CHUNK_ROWS, MAX_COLUMNS, MAX_ROW, MAX_SHEET_ROWS } from "../limits";
import { type SheetRow, UnreadableFileError } from "../sheet";
import { serialToIso } from "./dates";
import { TextReader } from "./shared-strings";
import type { Workbook } from "./workbook";
import { cellTooLongError, readXml, type XmlReader } from "./xml";

/** Yields the non-empty rows in chunks; calls `onFormula` for each formula. @throws {UnreadableFileError} */
export async function* readSheetRows(
  workbook: Workbook,
  part: string,
  texts: string[],
  onFormula: () => void,
): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(workbook, texts, onFormula);
  for await (const _ of readXml(workbook.file.part(part), reader)) {
    while (reader.rows.length >= CHUNK_ROWS || reader.characters > CHUNK_CHARACTERS) {
      reader.characters = 0;
      yield reader.rows.splice(0, CHUNK_ROWS);
    }
  }
  if (reader.rows.length > 0) yield reader.rows;
}

class SheetReader implements XmlReader {
  rows: SheetRow[] = [];
  /** Characters in the rows since the last chunk. */
  characters = 0;
  #workbook: Workbook;
  #texts: string[];
  #onFormula: () => void;

  #line = 0;
  #cells: string[] = [];
  #size = 0;
  #column = 0;
  #type = "n";
  #style = 0;
  #value = "";
  #inValue = false;
  #inline?: TextReader;

  constructor(workbook: Workbook, texts: string[], onFormula: () => void) {
    this.#workbook = workbook;
    this.#texts = texts;
    this.#onFormula = onFormula;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.#inline) this.#inline.open(name);
    else if (name === "row") this.#openRow(Number(attributes.r) || this.#line + 1);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "v") this.#inValue = true;
    else if (name === "is") this.#inline = new TextReader();
    else if (name === "f") this.#onFormula();
  }

  text(text: string): void {
    if (this.#inline) this.#inline.text(text);
    else if (this.#inValue) {
      this.#value += text;
      if (this.#value.length > MAX_ROW) throw cellTooLongError();
    }
  }

  close(name: string): void {
    if (name === "is") {
      this.#value = this.#inline?.takeText() ?? "";
      this.#inline = undefined;
    } else if (this.#inline) this.#inline.close(name);
    else if (name === "v") this.#inValue = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row" && this.#cells.length > 0) {
      this.rows.push({ line: this.#line, cells: this.#cells });
      this.characters += this.#size;
    }
  }

  #openRow(line: number): void {
    this.#line = line;
    if (line > MAX_SHEET_ROWS)
      throw new UnreadableFileError("This workbook has more rows than Excel allows, so it was not read.");
    this.#cells = [];
    this.#size = 0;
    this.#column = -1;
  }

  #openCell({ r, t, s }: Record<string, string>): void {
    this.#column = r ? columnIndex(r) : this.#column + 1;
    this.#type = t ?? "n";
    this.#style = Number(s ?? 0);
    this.#value = "";
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === "") return;
    if (this.#column >= MAX_COLUMNS) {
      throw new UnreadableFileError(
        `Row ${this.#line} has more than ${MAX_COLUMNS} columns, more than can be imported.`,
      );
    }
    this.#size += text.length;
    if (this.#size > MAX_ROW) throw new UnreadableFileError(`Row ${this.#line} has more than a million characters.`);
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #cellText(): string {
    if (this.#type === "s") return this.#texts[Number(this.#value)] ?? "";
    if (this.#type === "b") return this.#value === "1" ? "TRUE" : "FALSE";
    if (this.#type !== "n") return this.#value;
    const shows = this.#workbook.styles[this.#style];
    const date = shows && this.#value !== "" && serialToIso(Number(this.#value), shows, this.#workbook.since1904);
    return date || formatNumberCell(this.#value);
  }
}

/** The column index of a cell reference: 27 for "AB12". */
function columnIndex(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Formats a number without exponents or floating-point noise. */
function formatNumberCell(value: string): string {
  if (value === "" || /^-?\d+$/.test(value)) return value;
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
}
