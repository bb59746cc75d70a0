/** The child process of inspector.ts, which kills it when a file takes too long. Inspects one file at a time. */
import { startWatchdog } from "../watchdog";
import { inspectSheet } from "./inspect-sheet";
import type { InspectRequest, InspectResponse } from "./inspector";
import { INSPECT_MEMORY_MB } from "./limits";
import { type SheetInfo, UnreadableFileError } from "./sheet";

startWatchdog(INSPECT_MEMORY_MB);
process.on("disconnect", () => process.exit());
// A terminal or supervisor signals all processes at once. The parent finishes running work first.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.on("message", ({ path, options }: InspectRequest) => {
  const answer = (answer: InspectResponse) => process.send?.(answer);
  inspectSheet(path, options).then(
    (info) => answer({ info: truncateCells(info) }),
    (error) => answer(error instanceof UnreadableFileError ? { unreadable: error.message } : { error: String(error) }),
  );
});

/** Cells of the sample are truncated to this length. */
const MAX_CELL = 500;

/** Truncates cells for the page: a row may have a million characters. */
function truncateCells({ header, samples, ...info }: SheetInfo): SheetInfo {
  const cut = (text: string) => text.slice(0, MAX_CELL);
  return {
    ...info,
    header: header.map(cut),
    samples: samples.map(({ line, cells }) => ({ line, cells: cells.map(cut) })),
  };
}
