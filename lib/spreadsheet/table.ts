/** Opens a file as a table, whatever its format. */
import { declaredDelimiter, detectDelimiter } from "./delimiter";
import { detectFormat } from "./detect-format";
import { decodeStart, detectEncoding, readText, rejectBinary } from "./encoding";
import { parseCsv } from "./parse-csv";
import { type ReadOptions, type SheetInfo, type SheetRow, UnreadableFileError } from "./sheet";
import { readSharedStrings } from "./xlsx/shared-strings";
import { readSheetRows } from "./xlsx/sheet-rows";
import { openWorkbook } from "./xlsx/workbook";

export interface Table {
  about: Pick<SheetInfo, "kind" | "encoding" | "delimiter" | "sheets" | "sheet">;
  /** All rows in chunks, including the header. */
  rows: AsyncGenerator<SheetRow[]>;
  /** Warnings about the rows read so far. */
  warnings(): string[];
  close(): Promise<void>;
}

/** @throws {UnreadableFileError} */
export async function openTable(path: string, options: ReadOptions): Promise<Table> {
  const { kind, start: bytes } = await detectFormat(path);
  return kind === "xlsx" ? openWorkbookSheet(path, options) : openTextFile(path, bytes, options);
}

async function openTextFile(path: string, bytes: Buffer, options: ReadOptions): Promise<Table> {
  const encoding = options.encoding ?? (await detectEncoding(path, bytes));
  const start = decodeStart(bytes, encoding);
  rejectBinary(start);
  const declared = declaredDelimiter(start);
  const delimiter = options.delimiter ?? declared?.delimiter ?? (await detectDelimiter(start));
  const rows = parseCsv(readText(path, encoding), delimiter);
  return {
    about: { kind: "text", encoding, delimiter },
    rows: declared ? skipFirst(rows) : rows,
    warnings: () => [],
    close: async () => void (await rows.return(undefined)),
  };
}

async function* skipFirst(chunks: AsyncIterable<SheetRow[]>): AsyncGenerator<SheetRow[]> {
  let isFirst = true;
  for await (const rows of chunks) {
    if (isFirst) rows.shift();
    isFirst = false;
    if (rows.length > 0) yield rows;
  }
}

async function openWorkbookSheet(path: string, options: ReadOptions): Promise<Table> {
  const workbook = await openWorkbook(path);
  try {
    const { sheets } = workbook;
    const names = sheets.map(({ name }) => name);
    const chosen = options.sheet === undefined ? sheets.find(({ hidden }) => !hidden) : undefined;
    const sheet = chosen ?? sheets.find(({ name }) => name === (options.sheet ?? name));
    if (!sheet) throw new UnreadableFileError(`This workbook has no sheet called “${options.sheet}”.`);
    let formulas = 0;
    const texts = await readSharedStrings(workbook.file, workbook.sharedStrings);
    const rows = readSheetRows(workbook, sheet.part, texts, () => formulas++);
    return {
      about: { kind: "xlsx", sheets: names, sheet: sheet.name },
      rows,
      warnings: () => [
        ...(formulas > 0 ? ["Some cells contain formulas. Their last saved results are used."] : []),
        ...(workbook.hasMacros ? ["This workbook contains macros. They are ignored."] : []),
      ],
      close: async () => {
        await rows.return(undefined);
        workbook.file.close();
      },
    };
  } catch (error) {
    workbook.file.close();
    throw error;
  }
}
