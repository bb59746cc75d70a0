import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { deferred } from "../testing/deferred";
import { InspectorBusyError, inspectFile, inspector, stopIdleInspectors } from "./inspector";
import { UnreadableFileError } from "./sheet";
import { createFile } from "./testing";

// Processes take their time to start, on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const real = { ...inspector };
afterEach(() => void Object.assign(inspector, real));

/** The process that is at a file, once it is. */
async function processAt(path: string): Promise<number> {
  const pid = () => Number(readFileSync(path, "utf8"));
  await vi.waitUntil(() => pid() > 0, { timeout: 50_000 });
  return pid();
}

/** As ps has it; nothing once it has ended, but Z while nobody has asked how. */
const stateOf = (pid: number) =>
  spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
const isGone = (pid: number) => vi.waitUntil(() => /^(Z.*)?$/.test(stateOf(pid)), { timeout: 50_000 });

describe("a file", () => {
  test("is what it is said to be in this process, with long cells cut", async () => {
    const path = await createFile(`title;${"a".repeat(600)}\nEmma;${"b".repeat(600)}\n`);
    expect(await inspectFile(path, {})).toEqual({
      ...{ kind: "text", encoding: "utf-8", delimiter: ";", warnings: [], rowLength: 606 },
      header: ["title", "a".repeat(500)],
      samples: [{ line: 2, cells: ["Emma", "b".repeat(500)] }],
    });
  });

  test("that is no table is refused with its sentence", async () => {
    const error = await inspectFile(await createFile("%PDF-1.7"), {}).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UnreadableFileError);
    expect((error as Error).message).toContain("a PDF document");
  });

  test("that is not there is an error, and the next one is read", async () => {
    const error = await inspectFile("/nowhere/at/all", {}).catch((error: unknown) => error);
    expect(error).not.toBeInstanceOf(UnreadableFileError);
    expect(String(error)).toContain("ENOENT");
    expect(await inspectFile(await createFile("title\nEmma\n"), {})).toMatchObject({ header: ["title"] });
  });
});

describe("a file that would never be read", () => {
  beforeEach(() => {
    inspector.script = "lib/testing/hostile-inspect.ts";
    stopIdleInspectors();
  });

  test("is given up when its time is up, and its process is gone", async () => {
    const { given, give } = deferred();
    inspector.timeIsUp = () => given;
    const path = await createFile("title\n");
    const inspected = inspectFile(path, {}).catch((error: unknown) => error);
    const pid = await processAt(path);
    give();
    expect(await inspected).toMatchObject({
      name: "Unreadable",
      message: expect.stringMatching(/^This file takes too long to read\./),
    });
    await isGone(pid);
  });

  test.each(["heap", "buffers"])("for the memory it takes (%s) is given up with a sentence", async (sheet) => {
    const inspected = inspectFile(await createFile("title\n"), { sheet });
    await expect(inspected).rejects.toThrow(/^This file needs too much memory to read/);
  });

  test("is waited for by the others as long as they are willing to", async () => {
    const { given, give } = deferred();
    inspector.timeIsUp = () => given;
    const paths = await Promise.all([createFile("a\n"), createFile("b\n")]);
    const inspected = paths.map((path) => inspectFile(path, {}).catch((error: unknown) => error));
    await Promise.all(paths.map(processAt));
    inspector.timeoutMs = 1;
    await expect(inspectFile(await createFile("c\n"), {})).rejects.toThrow(InspectorBusyError);
    give();
    await Promise.all(inspected);
    Object.assign(inspector, real);
    expect(await inspectFile(await createFile("title\nEmma\n"), {})).toMatchObject({ header: ["title"] });
  });

  test("ends with the process that had it read", async () => {
    const path = await createFile("title\n");
    const script = `
      const { fork } = require("node:child_process");
      const child = fork("lib/testing/hostile-inspect.ts", { execArgv: ["--import", "tsx"] });
      child.send({ path: ${JSON.stringify(path)}, options: {} });`;
    const parent = spawn(process.execPath, ["-e", script], { stdio: "inherit" });
    onTestFinished(() => void parent.kill("SIGKILL"));
    const pid = await processAt(path);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    await isGone(pid);
  });
});
