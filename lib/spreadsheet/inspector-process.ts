/** The process that inspect.ts starts, and kills when a file takes too much. It inspects one file after the other. */
import { startWatchdog } from "../watchdog";
import { lookInto } from "./inspect-sheet";
import type { Answer, Question } from "./inspector";
import { INSPECT_MEMORY_MB } from "./limits";
import { type SheetInfo, Unreadable } from "./sheet";

startWatchdog(INSPECT_MEMORY_MB);
process.on("disconnect", () => process.exit());
// A terminal or a supervisor signals all processes at once, and the parent finishes what is under way first.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.on("message", ({ path, options }: Question) => {
  const answer = (answer: Answer) => process.send?.(answer);
  lookInto(path, options).then(
    (info) => answer({ info: shortened(info) }),
    (error) => answer(error instanceof Unreadable ? { unreadable: error.message } : { error: String(error) }),
  );
});

/** So much of a cell is kept: enough to see what it is. */
const LONGEST = 500;

/** What a page can show, and be sent: a row may have a million characters. */
function shortened({ header, samples, ...info }: SheetInfo): SheetInfo {
  const cut = (text: string) => text.slice(0, LONGEST);
  return {
    ...info,
    header: header.map(cut),
    samples: samples.map(({ line, cells }) => ({ line, cells: cells.map(cut) })),
  };
}
