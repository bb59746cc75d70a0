/**
 * Looks into files in a process of its own: however long one takes, and however much memory, the server answers
 * everybody else.
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

/** Others were being looked into all the time that one was willing to wait. */
export class InspectorBusyError extends UnreadableFileError {
  constructor() {
    super("Other files are being read. Try again in a minute.");
  }
}

/** Few at once: each may take a processor, and its memory. */
const MAX_PROCESSES = 2;
/** An idle process takes some 80 MB; somebody who reads a file in another way does so within seconds. */
const IDLE_MS = 10_000;

/** What a test puts something else in the place of. */
export const inspector = {
  script: "lib/spreadsheet/inspector-process.ts",
  /** How long one waits for one's turn, in milliseconds. */
  patience: timeLimits.inspectFile,
  timeIsUp: (signal: AbortSignal): Promise<unknown> => wait(timeLimits.inspectFile, undefined, { signal }),
};

const inspectors = () =>
  processState("file inspectors", () => ({ turns: new Semaphore(MAX_PROCESSES), idle: new Set<ChildProcess>() }));

/**
 * What {@link lookInto} says of a file, with long cells cut.
 * @throws {UnreadableFileError} where it is no table, takes too much time or memory, or does not get its turn (InspectorBusy)
 */
export async function inspectFile(path: string, options: ReadOptions): Promise<SheetInfo> {
  const { turns, idle } = inspectors();
  if (!(await turns.acquire(inspector.patience))) throw new InspectorBusyError();
  const child = takeIdle(idle) ?? startProcess();
  try {
    const answer = await request(child, { path, options });
    keepIdle(child);
    if ("error" in answer) throw new Error(answer.error);
    if ("unreadable" in answer) throw new UnreadableFileError(answer.unreadable);
    return answer.info;
  } finally {
    // One that has not answered never will.
    if (!idle.has(child)) child.kill("SIGKILL");
    turns.release();
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
  // Whoever is waiting hears of an error; without a listener, one that comes later would end this process.
  child.on("error", () => {});
  child.on("exit", () => inspectors().idle.delete(child));
  return child;
}

/** Keeps a process for the next file, for a while; a script may end meanwhile, and it ends with it. */
function keepIdle(child: ChildProcess): void {
  const { idle } = inspectors();
  idle.add(child);
  child.unref();
  child.channel?.unref();
  setTimeout(() => {
    if (idle.delete(child)) child.kill("SIGKILL");
  }, IDLE_MS).unref();
}

/** For a test that has the next file read by another script. */
export function stopIdleInspectors(): void {
  for (const child of inspectors().idle) child.kill("SIGKILL");
  inspectors().idle.clear();
}

/** @throws {UnreadableFileError} where there is no answer in time, or the process was ended by what it had taken on */
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
        // V8 aborts where the heap is full; the process's own watchdog kills it.
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
