/** A list as a file, made while it is sent. */
import type { Actor } from "../auth/abilities";
import { Refusal } from "../commands/outcome";
import { TooSlow } from "../db/query-worker";
import { env } from "../env";
import type { Chunks, SheetColumn, Value } from "../spreadsheet/columns";
import { csvOf } from "../spreadsheet/write-csv";
import { jsonLinesOf } from "../spreadsheet/write-jsonl";
import { xlsxOf } from "../spreadsheet/xlsx/write";
import { fold } from "../values/text";
import { type ExportFormat, exportFormats } from "./formats";
import { openExport } from "./lists";
import { exportedRows } from "./rows";
import type { ExportInput } from "./schema";

export interface ExportFile {
  /** "books-2026-11-21.csv" */
  name: string;
  type: string;
  /** Its bytes or text, piece by piece. */
  pieces: AsyncIterator<string | Uint8Array>;
  /** For whoever takes no more of them, at the end or before it. */
  close(): Promise<void>;
}

/**
 * What an export gives. Nothing is recorded: the command does. @throws Forbidden, and Refusal for what the command refuses
 * or where others are exporting all the time that one waits for a turn
 */
export async function exportFile(actor: Actor, input: ExportInput): Promise<ExportFile> {
  const { list, table, title, request } = await openExport(actor, input);
  const chunks = exportedRows(actor, list, table, request);
  const rows = await begun(chunks);
  const pieces = writers[input.format](table.columns, rows, title)[Symbol.asyncIterator]();
  return {
    name: fileName(title, input.format),
    type: exportFormats[input.format].type,
    pieces,
    async close() {
      await pieces.return?.();
      // A writer that was not asked for rows yet does not end them.
      await chunks.return(undefined);
    },
  };
}

const writers: Record<
  ExportFormat,
  (columns: SheetColumn[], rows: Chunks, title: string) => AsyncIterable<string | Uint8Array>
> = { csv: csvOf, xlsx: xlsxOf, jsonl: jsonLinesOf };

/** With its first rows read: what is wrong with a query is known before anything is sent. */
async function begun(chunks: AsyncGenerator<Value[][]>): Promise<Chunks> {
  const first = await chunks.next().catch((error) => {
    throw error instanceof TooSlow
      ? new Refusal("Other exports are still running. Wait until they have ended, and try again.")
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
  // sv-SE writes a day as ISO does.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: env.TIME_ZONE, dateStyle: "short" }).format(new Date());
  return `${words || "export"}-${day}.${format}`;
}
