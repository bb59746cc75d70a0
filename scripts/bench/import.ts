/** Measures imports: speed, memory, and the response times of other users' requests meanwhile. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import type { Agent } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import Database from "better-sqlite3";
import { migrate } from "../../prisma/migrate/migrate";
import { root, run } from "../steps.mjs";
import { get, quantile, timed } from "./client";
import { admin } from "./data";
import { limitOf } from "./import-limit";
import { authorRowsOf, bookRowsOf, header, lineOf } from "./import-rows";
import { benchFolder } from "./load";
import { Server } from "./server";

export interface Imported {
  books: number;
  /** Books per second. */
  dryRun: number;
  run: number;
  limit: number;
  /** The peak memory of the process, in bytes. */
  memory: number;
}

/** Response times of desk pages and saves during the import, in milliseconds. */
export interface Others {
  books: number;
  p50: number;
  p99: number;
  requests: number;
}

/** The import speed for one size without other requests, and its limit. */
export function imported(books: number): Promise<Imported> {
  return inFolder(async (folder) => {
    const csv = await fileOf(books, join(folder, "books.csv"));
    const limit = await bareLimit(folder, books);
    const shop = await emptyShop(folder);
    const child = start(csv, shop);
    let memory = 0;
    const watch = setInterval(() => {
      memory = Math.max(memory, memoryOf(child));
    }, 500);
    await ended(child);
    clearInterval(watch);
    return { books, ...speedsIn(shop), limit, memory };
  });
}

/** Other users' response times during an import of this size. */
export function othersDuring(books: number): Promise<Others> {
  return inFolder(async (folder) => {
    const csv = await fileOf(books, join(folder, "books.csv"));
    const shop = await emptyShop(folder);
    const server = await Server.start(shop);
    try {
      const ask = (agent: Agent) => get(server.origin, "/desk/books", server.cookie, agent);
      // Warms the page up.
      await timed(ask, 1, { requests: 50 });
      const child = start(csv, shop);
      const end = ended(child);
      const latencies: number[] = [];
      while (child.exitCode === null && child.signalCode === null) {
        latencies.push(...(await timed(ask, 1, { milliseconds: 500 })).latencies);
      }
      await end;
      latencies.sort((one, other) => one - other);
      return { books, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), requests: latencies.length };
    } finally {
      await server.stop();
    }
  });
}

/** Runs `work` in a temporary folder. */
async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = join(benchFolder, "import");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bareLimit(folder: string, books: number): Promise<number> {
  const file = join(folder, "limit", "limit.db");
  await migrate(`file:${file}`);
  const limit = limitOf(file, books);
  rmSync(join(folder, "limit"), { recursive: true });
  return limit;
}

/** The file of a database with one admin and no other rows. */
async function emptyShop(folder: string): Promise<string> {
  const file = join(folder, "shop.db");
  await migrate(`file:${file}`);
  const words = ["--import", "tsx", "scripts/user.ts", "first-admin", admin, "admin@example.com"];
  await run([process.execPath, ...words], { env: environmentOf(file) });
  return file;
}

const environmentOf = (file: string) => ({ DATABASE_URL: `file:${file}`, LOG_LEVEL: "warn" });

async function fileOf(books: number, path: string): Promise<string> {
  const people = authorRowsOf(books);
  function* text(): Iterable<string> {
    let lines = [header.join(",")];
    for (const row of bookRowsOf(books)) {
      lines.push(lineOf(row, people));
      if (lines.length < 1_000) continue;
      yield `${lines.join("\n")}\n`;
      lines = [];
    }
    yield `${lines.join("\n")}\n`;
  }
  await pipeline(Readable.from(text()), createWriteStream(path));
  return path;
}

/** Imports like `npm run import`. */
function start(csv: string, shop: string): ChildProcess {
  const words = ["--max-old-space-size=256", "--import", "tsx", "scripts/import.ts", csv, "--as", admin];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...environmentOf(shop) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  process.on("exit", () => child.kill());
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = await once(child, "exit");
  // Exit code 3: imported, with rejected rows. A few generated titles are duplicates.
  if (code !== 0 && code !== 3) throw new Error(`The import exited with code ${code}.`);
}

/** The memory of a process, in bytes; 0 after it exited. */
function memoryOf(child: ChildProcess): number {
  try {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)]).toString()) * 1024;
  } catch {
    return 0;
  }
}

/** The rows per second of each job, from its last resume to its last row. */
function speedsIn(file: string): Pick<Imported, "dryRun" | "run"> {
  const db = new Database(file, { readonly: true });
  const rows = db
    .prepare<[], { kind: string; done: number; seconds: number }>(
      `SELECT kind, done, (julianday(updatedAt) - julianday(resumedAt)) * 86400 AS seconds FROM "Job" WHERE state = 'done'`,
    )
    .all();
  db.close();
  const speed = (kind: string) => {
    const job = rows.find((row) => row.kind === kind);
    if (!job) throw new Error(`No ${kind} job found.`);
    return job.done / job.seconds;
  };
  return { dryRun: speed("planImport"), run: speed("runImport") };
}
