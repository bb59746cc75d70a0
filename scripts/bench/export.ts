/** Measures exports of all books through the server: speed and memory. */
import { setInterval } from "node:timers";
import { type ExportFormat, exportFormats } from "../../lib/export/formats";
import type { Server } from "./server";

export interface ExportSpeed {
  format: ExportFormat;
  rowsPerSecond: number;
  /** The time to the first byte of the file, in milliseconds. */
  begins: number;
  bytes: number;
  /** The peak private memory of the server and its child processes, in bytes, without mapped files. */
  memory: number;
}

/** Exports each format once, in turn. @throws Error when the server returns no file */
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
