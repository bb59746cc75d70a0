/**
 * Parses CSV (RFC 4180) as leniently as spreadsheets: any line endings, also mixed; a quote inside an unquoted cell is a
 * character; text after a closing quote belongs to the cell; the apostrophe that escapes formulas is removed. Written here
 * because csv-parse takes five times as long and counts lines by one kind of ending only.
 */
import { unescapeFormula } from "./escape-formulas";
import { CHUNK_CHARACTERS, CHUNK_ROWS, MAX_COLUMNS, MAX_ROW } from "./limits";
import { type Delimiter, type SheetRow, UnreadableFileError } from "./sheet";

const QUOTE = 34;
const RETURN = 13;
const NEWLINE = 10;

/** Yields the rows in chunks, without empty lines. @throws {UnreadableFileError} */
export async function* parseCsv(
  pieces: AsyncIterable<string> | Iterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<SheetRow[]> {
  const parser = new CsvParser(delimiter);
  let charactersSinceYield = 0;
  for await (const piece of pieces) {
    parser.push(piece, false);
    charactersSinceYield += piece.length;
    while (parser.rows.length >= CHUNK_ROWS || (charactersSinceYield > CHUNK_CHARACTERS && parser.rows.length > 0)) {
      yield parser.rows.splice(0, CHUNK_ROWS);
      charactersSinceYield = 0;
    }
  }
  parser.push("", true);
  while (parser.rows.length > 0) yield parser.rows.splice(0, CHUNK_ROWS);
}

class CsvParser {
  /** Complete rows. */
  rows: SheetRow[] = [];
  #delimiter: number;
  #text = "";
  /** The current position in the text. */
  #at = 0;
  #line = 1;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Parses the next chunk. An incomplete row is parsed again with the following chunk. */
  push(piece: string, isLast: boolean): void {
    this.#text += piece;
    this.#at = 0;
    let start = 0;
    while (start < this.#text.length) {
      const blank = this.#blank(start, isLast);
      if (blank > 0) {
        this.#line++;
        start += blank;
        this.#at = start;
        continue;
      }
      const line = this.#line;
      const cells = this.#row(isLast);
      if (!cells) {
        this.#line = line;
        break;
      }
      if (this.#at - start > MAX_ROW) throw rowTooLongError(line);
      this.rows.push({ line, cells });
      start = this.#at;
    }
    this.#text = this.#text.slice(start);
    if (this.#text.length > MAX_ROW) throw rowTooLongError(this.#line);
  }

  /** The length of an empty line that starts here; 0 for other lines. A file may have millions of empty lines. */
  #blank(start: number, isLast: boolean): number {
    const code = this.#text.charCodeAt(start);
    if (code === NEWLINE) return 1;
    if (code !== RETURN || (start + 1 === this.#text.length && !isLast)) return 0;
    return this.#text.charCodeAt(start + 1) === NEWLINE ? 2 : 1;
  }

  /** Reads one row and its line end; undefined when the text ends first. */
  #row(isLast: boolean): string[] | undefined {
    const text = this.#text;
    const cells: string[] = [];
    for (;;) {
      const cell = text.charCodeAt(this.#at) === QUOTE ? this.#quoted(isLast) : this.#plain(this.#at);
      if (cell === undefined) return undefined;
      if (cells.push(unescapeFormula(cell)) > MAX_COLUMNS) throw tooManyColumnsError(this.#line);
      const end = text.charCodeAt(this.#at);
      if (Number.isNaN(end)) return isLast ? cells : undefined;
      // A newline may follow in the next chunk.
      if (end === RETURN && this.#at + 1 === text.length && !isLast) return undefined;
      this.#at++;
      if (end === this.#delimiter) continue;
      if (end === RETURN && text.charCodeAt(this.#at) === NEWLINE) this.#at++;
      this.#line++;
      return cells;
    }
  }

  /** From `from` to the next delimiter or line end. */
  #plain(from: number): string {
    const text = this.#text;
    const delimiter = this.#delimiter;
    let i = from;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === delimiter || code === NEWLINE || code === RETURN) break;
    }
    this.#at = i;
    return text.slice(from, i);
  }

  #quoted(isLast: boolean): string | undefined {
    const text = this.#text;
    const line = this.#line;
    const from = this.#at + 1;
    let end = text.indexOf('"', from);
    let doubled = false;
    while (end !== -1 && text.charCodeAt(end + 1) === QUOTE) {
      doubled = true;
      end = text.indexOf('"', end + 2);
    }
    if (end === -1) {
      if (isLast) throw new UnreadableFileError(`The quote that starts in line ${line} is not closed.`);
      return undefined;
    }
    // It may be the first of a doubled quote.
    if (end + 1 === text.length && !isLast) return undefined;
    const inside = text.slice(from, end);
    this.#line += lineEnds(inside);
    return (doubled ? inside.replaceAll('""', '"') : inside) + this.#plain(end + 1);
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE || (code === RETURN && text.charCodeAt(i + 1) !== NEWLINE)) count++;
  }
  return count;
}

const rowTooLongError = (line: number) =>
  new UnreadableFileError(
    `The row that starts in line ${line} has more than a million characters. Perhaps a quote there is not closed.`,
  );

const tooManyColumnsError = (line: number) =>
  new UnreadableFileError(`Line ${line} has more than ${MAX_COLUMNS} columns, more than can be imported.`);
