/** Replaces lib/spreadsheet/inspector-process.ts: never finishes, or takes all memory. */
import { writeFileSync } from "node:fs";
import { INSPECT_MEMORY_MB } from "../spreadsheet/limits";
import { startWatchdog } from "../watchdog";

startWatchdog(INSPECT_MEMORY_MB);
process.on("message", ({ path, options: { sheet } }: { path: string; options: { sheet?: string } }) => {
  // Tells the test that it has started, and its process id.
  writeFileSync(path, String(process.pid));
  const kept: unknown[] = [];
  for (;;) {
    if (sheet === "heap") kept.push(Array(1_000).fill(String(kept.length)));
    if (sheet === "buffers") kept.push(Buffer.alloc(1_000_000, 1));
  }
});
