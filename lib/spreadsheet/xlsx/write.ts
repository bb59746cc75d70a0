/** Streams a table as an Excel workbook, with one chunk of rows in memory. */
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { RowChunks, SheetColumn, SheetValue } from "../columns";
import { MAX_SHEET_ROWS } from "../limits";
import { contentTypes, packageRelations, stylesXml, workbookRelations, workbookXml } from "./fixed-parts";
import { rowXml, sheetEndXml, sheetStartXml } from "./write-sheet";

/** Fast rather than small: at the default level, compression takes most of the time. */
const compression = { compressionLevel: 2 };

/**
 * The bytes of the workbook. Rows beyond Excel's limit continue on another sheet. An error while reading rows ends the
 * stream with that error.
 */
export function writeXlsx(columns: SheetColumn[], chunks: RowChunks, title: string): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const rows = new RowReader(chunks);
  const fail = (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on("error", fail);
  out.on("close", () => void rows.close().catch(() => {}));
  addSheet(1);
  return out;

  function addSheet(number: number): void {
    const xml = Readable.from(sheetXml(columns, rows), { objectMode: false, highWaterMark: 64 * 1024 });
    xml.on("error", fail);
    xml.on("end", () => {
      if (rows.isDone) finish(number);
      else addSheet(number + 1);
    });
    zip.addReadStream(xml, `xl/worksheets/sheet${number}.xml`, compression);
  }

  function finish(sheets: number): void {
    const names = Array.from({ length: sheets }, (_, index) => sheetName(title, index + 1));
    const parts = {
      "xl/workbook.xml": workbookXml(names),
      "xl/_rels/workbook.xml.rels": workbookRelations(sheets),
      "xl/styles.xml": stylesXml(columns),
      "_rels/.rels": packageRelations,
      "[Content_Types].xml": contentTypes(sheets),
    };
    for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name);
    zip.end();
  }
}

/** A sheet name that Excel allows. */
function sheetName(title: string, number: number): string {
  const name =
    title
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'|'$/g, "")
      .slice(0, 27) || "Sheet";
  // Excel reserves this name.
  return number === 1 && !/^history$/i.test(name) ? name : `${name} ${number}`;
}

/** Rows that are distributed over several sheets. */
class RowReader {
  #chunks: AsyncIterator<SheetValue[][]>;
  #rows: SheetValue[][] = [];
  isDone = false;

  constructor(chunks: RowChunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At least one row and at most `limit`; nothing at the end. */
  async take(limit: number): Promise<SheetValue[][]> {
    await this.#fill();
    const taken = this.#rows.splice(0, limit);
    // Whether there is another row decides whether there is another sheet.
    await this.#fill();
    return taken;
  }

  async #fill(): Promise<void> {
    while (this.#rows.length === 0 && !this.isDone) {
      const { value, done } = await this.#chunks.next();
      if (done) this.isDone = true;
      else this.#rows = value;
    }
  }

  async close(): Promise<void> {
    this.isDone = true;
    await this.#chunks.return?.();
  }
}

async function* sheetXml(columns: SheetColumn[], rows: RowReader): AsyncGenerator<Buffer> {
  yield Buffer.from(sheetStartXml(columns));
  let line = 1;
  while (line < MAX_SHEET_ROWS) {
    const taken = await rows.take(Math.min(500, MAX_SHEET_ROWS - line));
    if (taken.length === 0) break;
    let xml = "";
    for (const row of taken) xml += rowXml(row, columns, ++line);
    yield Buffer.from(xml);
    if (rows.isDone) break;
  }
  yield Buffer.from(sheetEndXml(columns.length, line));
}
