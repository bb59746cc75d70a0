import { fork, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { Prisma } from "./generated/sqlite/client";
import { QueryTimeoutError, queryInWorker } from "./query-worker";

const one = Prisma.sql`SELECT 1 AS one`;
const endless = Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`;

/** The processes in which its queries run. */
function childrenOf(pid: number | undefined): number[] {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid), "-f", "sqlite-worker"], { encoding: "utf8" });
  return stdout.split("\n").filter(Boolean).map(Number);
}

/** The one process in which the queries of `parent` run. */
function childOf(parent: number | undefined): number {
  const [pid, ...others] = childrenOf(parent);
  expect(others).toEqual([]);
  // A signal to 0 would be one to everybody.
  if (!pid) throw new Error("There is none.");
  return pid;
}

/** As ps has it; nothing once it has ended, but Z while nobody has asked how. */
function stateOf(pid: number): string {
  return spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

test("reuses a process for consecutive queries, and kills one that timed out", async () => {
  for (let i = 0; i < 5; i++) await queryInWorker(one);
  const pid = childOf(process.pid);
  await expect(queryInWorker(endless, 100)).rejects.toThrow(QueryTimeoutError);
  await expect.poll(() => stateOf(pid)).toBe("");
});

test("fails the query of a process that dies, and starts a new process for the next one", async () => {
  await queryInWorker(one);
  const underWay = queryInWorker(endless).catch((error: unknown) => error);
  await new Promise(setImmediate);
  process.kill(childOf(process.pid), "SIGKILL");
  const error = await underWay;
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(QueryTimeoutError);
  expect(await queryInWorker(one)).toEqual([{ one: 1 }]);
});

test("replaces an idle process that died", async () => {
  await queryInWorker(one);
  const pid = childOf(process.pid);
  process.kill(pid, "SIGKILL");
  await expect.poll(() => stateOf(pid)).toBe("");
  expect(await queryInWorker(one)).toEqual([{ one: 1 }]);
});

test("ignores termination signals, so that the parent can finish", async () => {
  await queryInWorker(one);
  const underWay = queryInWorker(endless, 500);
  await new Promise(setImmediate);
  process.kill(childOf(process.pid), "SIGINT");
  process.kill(childOf(process.pid), "SIGTERM");
  await expect(underWay).rejects.toThrow(QueryTimeoutError);
});

test("leaves no process when the parent was killed", async () => {
  const script = fileURLToPath(new URL("../testing/endless-query-worker.ts", import.meta.url));
  const client = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    client.kill("SIGKILL");
  });
  await once(client.stdout, "data");
  const pid = childOf(client.pid);
  expect(stateOf(pid)).not.toBe("");
  client.kill("SIGKILL");
  await once(client, "exit");
  await expect.poll(() => stateOf(pid)).toMatch(/^(Z.*)?$/);
});

test("exits when its parent exits while it is starting", async () => {
  const script = fileURLToPath(new URL("dialects/sqlite-worker.mjs", import.meta.url));
  const child = fork(script, ["nowhere.db"], { execArgv: [] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const exited = once(child, "exit");
  child.disconnect();
  await exited;
});
