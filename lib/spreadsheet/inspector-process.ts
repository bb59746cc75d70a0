/** The process that inspect.ts starts, and kills when a file takes too much. It inspects one file after the other. */
import { startWatchdog } from "../watchdog";
import { inspectSheet } from "./inspect-sheet";
import type { InspectRequest, InspectResponse } from "./inspector";
import { INSPECT_MEMORY_MB } from "./limits";
import { type SheetInfo, UnreadableFileError } from "./sheet";

startWatchdog(INSPECT_MEMORY_MB);
process.on("disconnect", () => process.exit());
// A terminal or a supervisor signals all processes at once, and the parent finishes what is under way first.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.on("message", ({ path, options }: InspectRequest) => {
  const answer = (answer: InspectResponse) => process.send?.(answer);
  inspectSheet(path, options).then(
    (info) => answer({ info: truncateCells(info) }),
    (error) => answer(error instanceof UnreadableFileError ? { unreadable: error.message } : { error: String(error) }),
  );
});

/** So much of a cell is kept: enough to see what it is. */
const MAX_CELL = 500;

/** What a page can show, and be sent: a row may have a million characters. */
function truncateCells({ header, samples, ...info }: SheetInfo): SheetInfo {
  const cut = (text: string) => text.slice(0, MAX_CELL);
  return {
    ...info,
    header: header.map(cut),
    samples: samples.map(({ line, cells }) => ({ line, cells: cells.map(cut) })),
  };
}
