/** How fast all books are taken out, through the server, and what it holds in memory meanwhile. */
import { setInterval } from "node:timers";
import { type ExportFormat, exportFormats } from "../../lib/export/formats";
import type { Server } from "./server";

export interface ExportSpeed {
  format: ExportFormat;
  rowsPerSecond: number;
  /** Until the first byte of the file, in milliseconds. */
  begins: number;
  bytes: number;
  /** The most that the server and its processes held for themselves, in bytes: without what is the file system's. */
  memory: number;
}

/** Each format once, one after the other. @throws Error where the server gives no file */
export async function exportSpeeds(server: Server, books: number): Promise<ExportSpeed[]> {
  const measured: ExportSpeed[] = [];
  for (const format of Object.keys(exportFormats) as ExportFormat[])
    measured.push(await exportAll(server, books, format));
  return measured;
}

async function exportAll(server: Server, books: number, format: ExportFormat): Promise<ExportSpeed> {
  let memory = server.ownMemory;
  const watching = setInterval(() => {
    memory = Math.max(memory, server.ownMemory);
  }, 500);
  try {
    const began = performance.now();
    const response = await fetch(new URL("/api/desk/export/books", server.origin), {
      method: "POST",
      body: new URLSearchParams({ format }),
      headers: { cookie: server.cookie, origin: server.origin },
    });
    if (!response.ok || !response.body) throw new Error(`An export answered ${response.status}.`);
    let begins = 0;
    let bytes = 0;
    for await (const piece of response.body) {
      begins ||= performance.now() - began;
      bytes += piece.length;
    }
    const seconds = (performance.now() - began) / 1000;
    return { format, rowsPerSecond: books / seconds, begins, bytes, memory };
  } finally {
    clearInterval(watching);
  }
}
