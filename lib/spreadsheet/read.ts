import type { ReadOptions, SheetRow } from "./sheet";
import { openTable } from "./table";

/**
 * The rows under the header, in chunks of at most 500, as the file is read: memory does not grow with it. Lines with
 * nothing in them are left out. @throws {Unreadable} where it is no table, or stops being one
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
