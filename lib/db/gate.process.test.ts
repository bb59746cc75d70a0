import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { someUser, userRow } from "../testing/people";
import { db } from "./client";
import { NotSaved, write } from "./gate";

// Processes take their time to start, on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Another process on the same database. */
function start(script: string, ...args: string[]) {
  const file = fileURLToPath(new URL(`../testing/${script}`, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  if (child.stdout) yield* createInterface(child.stdout);
}

/** Resolves when the process says so. */
async function says(child: ChildProcess, word: string): Promise<void> {
  for await (const line of linesOf(child)) if (line === word) return;
  throw new Error(`It ended without saying ${word}.`);
}

async function lockHeldFor(milliseconds: number) {
  const child = start("hold-lock.ts", String(milliseconds));
  await says(child, "held");
  const exited = once(child, "exit");
  return { since: performance.now(), child, exited };
}

test("a process that holds the write lock for 3 s delays writers, and neither readers nor the event loop", async () => {
  const { id } = await someUser();
  const lock = await lockHeldFor(3000);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();

  let reading = true;
  let reads = 0;
  let slowest = 0;
  const readers = (async () => {
    while (reading) {
      const begun = performance.now();
      expect(await db.user.findUnique({ where: { id } })).not.toBeNull();
      slowest = Math.max(slowest, performance.now() - begun);
      reads++;
      await new Promise(setImmediate);
    }
  })();
  const names = await Promise.all([1, 2, 3].map(async () => (await someUser()).username));
  const waited = performance.now() - lock.since;
  reading = false;
  await readers;
  delays.disable();

  expect(waited).toBeGreaterThan(2500);
  expect(reads).toBeGreaterThan(10);
  // A busy machine keeps everybody waiting; who waits for the lock waits twice as long at least.
  expect(slowest).toBeLessThan(waited / 2);
  expect(delays.max / 1e6).toBeLessThan(waited / 2);
  expect(await db.user.count({ where: { username: { in: names } } })).toBe(3);
  await lock.exited;
});

test("a writer whose patience ends before the lock does is told so, in time, and nothing is saved", async () => {
  await someUser();
  const lock = await lockHeldFor(60_000);
  const row = userRow();
  const begun = performance.now();
  await expect(write((tx) => tx.user.create({ data: row }), 300)).rejects.toThrow(NotSaved);
  expect(performance.now() - begun).toBeLessThan(5000);

  lock.child.kill("SIGKILL");
  await lock.exited;
  expect(await db.user.count({ where: { username: row.username } })).toBe(0);
  await someUser();
});

test("200 concurrent writes from two processes are all there", async () => {
  const acknowledged = await Promise.all(
    ["left", "right"].map(async (prefix) => {
      const child = start("many-writes.ts", "100", prefix);
      const exit = once(child, "exit");
      const lines: string[] = [];
      for await (const line of linesOf(child)) lines.push(line);
      expect(await exit).toEqual([0, null]);
      return lines;
    }),
  );
  expect(acknowledged.flat()).toHaveLength(200);
  const there = await db.user.findMany({
    where: { username: { in: acknowledged.flat() } },
    select: { username: true },
  });
  expect(there.map((row) => row.username).sort()).toEqual(acknowledged.flat().sort());
  expect(await db.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: "ok" }]);
});
