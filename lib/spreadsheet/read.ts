import type { ReadOptions, SheetRow } from "./sheet";
import { openTable } from "./table";

/**
 * Streams the rows below the header in chunks of at most 500, without empty lines: memory does not grow with the file.
 * @throws {UnreadableFileError} when the file is not a table, or becomes invalid further down
 */
export async function* readRows(path: string, options: ReadOptions): AsyncGenerator<SheetRow[]> {
  const table = await openTable(path, options);
  let hasHeader = options.hasHeader ?? true;
  try {
    for await (const rows of table.rows) {
      if (hasHeader) rows.shift();
      hasHeader = false;
      if (rows.length > 0) yield rows;
    }
  } finally {
    await table.close();
  }
}
