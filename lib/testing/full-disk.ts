/** Simulates a full disk for files. */
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { onTestFinished, vi } from "vitest";

export const diskFull = () =>
  Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });

/** Makes FileHandle's `method` fail after so many writes, for one test. */
export async function fullAfter(writes: number, method: "appendFile" | "writeFile"): Promise<{ restore(): void }> {
  const file = await open(tmpdir());
  await file.close();
  const handles: FileHandle = Object.getPrototypeOf(file);
  const write = handles[method];
  const spy = vi.spyOn(handles, method);
  for (let i = 0; i < writes; i++) spy.mockImplementationOnce(write);
  spy.mockRejectedValue(diskFull());
  const restore = () => spy.mockRestore();
  onTestFinished(restore);
  return { restore };
}
