/** In the place of lib/spreadsheet/inspector-process.ts: a file that never comes to its end, or takes all the memory there is. */
import { writeFileSync } from "node:fs";
import { INSPECT_MEMORY_MB } from "../spreadsheet/limits";
import { startWatchdog } from "../watchdog";

startWatchdog(INSPECT_MEMORY_MB);
process.on("message", ({ path, options: { sheet } }: { path: string; options: { sheet?: string } }) => {
  // So that a test knows that it is at it, and which process it is.
  writeFileSync(path, String(process.pid));
  const kept: unknown[] = [];
  for (;;) {
    if (sheet === "heap") kept.push(Array(1_000).fill(String(kept.length)));
    if (sheet === "buffers") kept.push(Buffer.alloc(1_000_000, 1));
  }
});
