/**
 * Inspects files in child processes, so that a file that takes much time or memory does not affect the server.
 */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Semaphore } from "../db/semaphore";
import { projectFolder } from "../env";
import { processState } from "../process-state";
import { timeLimits } from "../time-limits";
import { INSPECT_HEAP_MB } from "./limits";
import { type ReadOptions, type SheetInfo, UnreadableFileError } from "./sheet";

export interface InspectRequest {
  path: string;
  options: ReadOptions;
}

export type InspectResponse = { info: SheetInfo } | { unreadable: string } | { error: string };

/** All inspector processes stayed busy for the waiting time. */
export class InspectorBusyError extends UnreadableFileError {
  constructor() {
    super("Other files are being read. Try again in a minute.");
  }
}

/** Each process may use a CPU core, and its memory. */
const MAX_PROCESSES = 2;
/** An idle process takes about 80 MB. Users who change the read settings do so within seconds. */
const IDLE_MS = 10_000;

/** Replaced by tests. */
export const inspector = {
  script: "lib/spreadsheet/inspector-process.ts",
  /** The time to wait for a free process, in milliseconds. */
  timeoutMs: timeLimits.inspectFile,
  timeIsUp: (signal: AbortSignal): Promise<unknown> => wait(timeLimits.inspectFile, undefined, { signal }),
};

const inspectors = () =>
  processState("file inspectors", () => ({ semaphore: new Semaphore(MAX_PROCESSES), idle: new Set<ChildProcess>() }));

/**
 * Runs {@link inspectSheet} in a child process; long cells are truncated.
 * @throws {UnreadableFileError} when the file is not a table, takes too much time or memory, or all processes are busy
 */
export async function inspectFile(path: string, options: ReadOptions): Promise<SheetInfo> {
  const { semaphore, idle } = inspectors();
  if (!(await semaphore.acquire(inspector.timeoutMs))) throw new InspectorBusyError();
  const child = takeIdle(idle) ?? startProcess();
  try {
    const answer = await request(child, { path, options });
    keepIdle(child);
    if ("error" in answer) throw new Error(answer.error);
    if ("unreadable" in answer) throw new UnreadableFileError(answer.unreadable);
    return answer.info;
  } finally {
    // A process that did not answer is stuck.
    if (!idle.has(child)) child.kill("SIGKILL");
    semaphore.release();
  }
}

function takeIdle(idle: Set<ChildProcess>): ChildProcess | undefined {
  const [child] = idle;
  if (child) idle.delete(child);
  return child;
}

function startProcess(): ChildProcess {
  const script = join(/* turbopackIgnore: true */ projectFolder, inspector.script);
  const child = fork(/* turbopackIgnore: true */ script, {
    env: { NODE_ENV: process.env.NODE_ENV },
    execArgv: [`--max-old-space-size=${INSPECT_HEAP_MB}`, "--import", "tsx"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // The pending request handles errors. Without a listener, a later error would end this process.
  child.on("error", () => {});
  child.on("exit", () => inspectors().idle.delete(child));
  return child;
}

/** Keeps a process for the next file for a while. It does not keep a script alive. */
function keepIdle(child: ChildProcess): void {
  const { idle } = inspectors();
  idle.add(child);
  child.unref();
  child.channel?.unref();
  setTimeout(() => {
    if (idle.delete(child)) child.kill("SIGKILL");
  }, IDLE_MS).unref();
}

/** For tests that replace the script. */
export function stopIdleInspectors(): void {
  for (const child of inspectors().idle) child.kill("SIGKILL");
  inspectors().idle.clear();
}

/** @throws {UnreadableFileError} when the process does not answer in time, or is killed for its memory use */
async function request(child: ChildProcess, question: InspectRequest): Promise<InspectResponse> {
  const settled = new AbortController();
  const { signal } = settled;
  child.ref();
  child.channel?.ref();
  try {
    child.send(question);
    return await Promise.race([
      once(child, "message", { signal }).then(([answer]) => answer as InspectResponse),
      once(child, "exit", { signal }).then(([code, killedBy]) => {
        // V8 aborts when its heap is full; the watchdog kills the process.
        if (killedBy === null) throw new Error(`The process that looks into files ended with code ${code}.`);
        throw new UnreadableFileError(`This file needs too much memory to read. ${ADVICE}`);
      }),
      inspector.timeIsUp(signal).then(() => {
        throw new UnreadableFileError(`This file takes too long to read. ${ADVICE}`);
      }),
    ]);
  } finally {
    settled.abort();
  }
}

const ADVICE = "Save the sheet as CSV, without unneeded data, and choose that.";
