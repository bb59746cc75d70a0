import { fold } from "../values/text";
import { type ReadOptions, type SheetInfo, type SheetRow, UnreadableFileError } from "./sheet";
import { openTable, type Table } from "./table";

/** Rows of the sample. */
const SAMPLE_ROWS = 5;

/** Reads the start of a file: its format, header and first rows. @throws {UnreadableFileError} when it is not a table */
export async function inspectSheet(path: string, options: ReadOptions): Promise<SheetInfo> {
  const table = await openTable(path, options);
  try {
    const hasHeader = options.hasHeader ?? true;
    const rows = await firstRows(table, hasHeader ? SAMPLE_ROWS + 1 : SAMPLE_ROWS);
    const isEmpty = rows.length === 0;
    if (isEmpty && (table.about.sheets?.length ?? 1) < 2) throw new UnreadableFileError("This file is empty.");
    const names = hasHeader ? (rows[0]?.cells ?? []) : [];
    const samples = hasHeader ? rows.slice(1) : rows;
    const warnings = isEmpty
      ? ["This sheet is empty. Choose another one."]
      : [
          ...(hasHeader ? headerWarnings(names, samples) : []),
          ...(samples.length === 0 ? ["There are no rows below the header."] : []),
        ];
    return {
      ...table.about,
      header: columnNames(names, samples),
      samples,
      rowLength: rowLength(samples),
      warnings: [...warnings, ...table.warnings()],
    };
  } finally {
    await table.close();
  }
}

async function firstRows(table: Table, count: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const chunk of table.rows) {
    rows.push(...chunk);
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}

/** The column names; unnamed columns of the samples get "Column 1" and so on. */
function columnNames(names: string[], samples: SheetRow[]): string[] {
  const width = Math.max(names.length, ...samples.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => names[index]?.trim() || `Column ${index + 1}`);
}

function rowLength(samples: SheetRow[]): number {
  const characters = samples.reduce((sum, { cells }) => sum + cells.join(",").length + 1, 0);
  return characters / Math.max(samples.length, 1);
}

function headerWarnings(names: string[], samples: SheetRow[]): string[] {
  const warnings: string[] = [];
  const seen = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const key = fold(name.trim());
    const before = seen.get(key);
    if (key === "") continue;
    if (before !== undefined) warnings.push(`Columns ${before + 1} and ${index + 1} are both called “${name.trim()}”.`);
    else seen.set(key, index);
  }
  const alike = names.some(
    (name, index) => looksLikeData(name) && samples.some(({ cells }) => looksLikeData(cells[index] ?? "")),
  );
  if (alike)
    warnings.push("The first row looks like data. If the file has no header row, change the “First row” setting.");
  return warnings;
}

/** A number, a date, an email or a web address. */
function looksLikeData(cell: string): boolean {
  const text = cell.trim();
  return /^https?:|@[^@]+\./.test(text) || (/\d/.test(text) && !/\p{L}/u.test(text));
}
