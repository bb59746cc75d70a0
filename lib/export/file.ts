/** Exports a list as a file, streamed. */
import type { Actor } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import { QueryTimeoutError } from "../db/query-worker";
import { env } from "../env";
import type { RowChunks, SheetColumn, SheetValue } from "../spreadsheet/columns";
import { writeCsv } from "../spreadsheet/write-csv";
import { writeJsonLines } from "../spreadsheet/write-jsonl";
import { writeXlsx } from "../spreadsheet/xlsx/write";
import { fold } from "../values/text";
import { type ExportFormat, exportFormats } from "./formats";
import { openExport } from "./lists";
import { streamExportRows } from "./rows";
import type { ExportInput } from "./schema";

export interface ExportFile {
  /** "books-2026-11-21.csv" */
  name: string;
  contentType: string;
  /** Its content in chunks. */
  chunks: AsyncIterator<string | Uint8Array>;
  /** To be called at the end, or when the reader stops early. */
  close(): Promise<void>;
}

/**
 * Starts an export. Nothing is recorded: the command does that. @throws ForbiddenError, and CommandError for an invalid
 * request or when too many exports are running
 */
export async function exportFile(actor: Actor, input: ExportInput): Promise<ExportFile> {
  const { list, table, title, request } = await openExport(actor, input);
  const source = streamExportRows(actor, list, table, request);
  const rows = await startRows(source);
  const chunks = writers[input.format](table.columns, rows, title)[Symbol.asyncIterator]();
  return {
    name: fileName(title, input.format),
    contentType: exportFormats[input.format].type,
    chunks,
    async close() {
      await chunks.return?.();
      // A writer that has not read rows yet does not close them.
      await source.return(undefined);
    },
  };
}

const writers: Record<
  ExportFormat,
  (columns: SheetColumn[], rows: RowChunks, title: string) => AsyncIterable<string | Uint8Array>
> = { csv: writeCsv, xlsx: writeXlsx, jsonl: writeJsonLines };

/** Reads the first rows, so that an invalid query fails before anything is sent. */
async function startRows(chunks: AsyncGenerator<SheetValue[][]>): Promise<RowChunks> {
  const first = await chunks.next().catch((error) => {
    throw error instanceof QueryTimeoutError
      ? new CommandError("Other exports are still running. Try again when they have finished.")
      : error;
  });
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* chunks;
  })();
}

function fileName(title: string, format: ExportFormat): string {
  const words = fold(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  // The sv-SE locale formats dates as ISO does.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: env.TIME_ZONE, dateStyle: "short" }).format(new Date());
  return `${words || "export"}-${day}.${format}`;
}
