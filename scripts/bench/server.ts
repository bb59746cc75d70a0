/** The production server on one of the benchmark's databases, with a session and the probe. */
import { type ChildProcess, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "../../e2e/support/client";
import { hashPassword } from "../../lib/auth/passwords";
import { freePort } from "../free-port";
import { launch } from "../server/launch.mjs";
import { prepare, root } from "../steps.mjs";
import { admin } from "./data";

interface ServerReplies {
  watch: undefined;
  take: { sql: string[]; databaseMs: number };
  replay: number;
}

export class Server {
  #asked = 0;

  private constructor(
    readonly origin: string,
    readonly cookie: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts it like `npm start`, on a free port. @throws Error when it exits instead */
  static async start(file: string): Promise<Server> {
    const port = await freePort();
    const environment = {
      DATABASE_URL: `file:${file}`,
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: "",
      TRUST_PROXY: "",
      // All requests come from one client address.
      SEARCHES_PER_MINUTE: "0",
      SEED: "none",
      NODE_ENV: "production" as const,
    };
    const settings = await prepare({ environment });
    const child = launch(settings, {
      cwd: root,
      execArgv: ["--import", join(root, "scripts/bench/probe.mjs")],
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    process.on("exit", () => child.kill());
    await printed(child, "Deckle is ready");
    // Its log is written and discarded.
    child.stdout?.resume();
    const origin = `http://localhost:${port}`;
    return new Server(origin, await signedIn(origin, file), child);
  }

  /** Sends a request to the probe. */
  async ask<Question extends keyof ServerReplies>(ask: Question): Promise<ServerReplies[Question]> {
    const id = ++this.#asked;
    this.child.send({ ask, id });
    const [message] = await once(this.child, "message");
    if (message.id !== id) throw new Error("The probe was asked two things at once.");
    return message.answer;
  }

  /** The memory of the server and its child processes, in bytes. */
  get memory(): number {
    return this.#family.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get #family(): Process[] {
    const table = execFileSync("ps", ["-axo", "pid=,ppid=,rss="]).toString().trim().split("\n");
    const processes = table.map((line) => line.trim().split(/\s+/).map(Number));
    const family = new Set([this.child.pid]);
    // A child is listed after its parent, unless process ids wrapped around.
    for (const [pid, parent] of processes) if (family.has(parent)) family.add(pid);
    return processes.flatMap(([pid = 0, , kilobytes = 0]) => (family.has(pid) ? { pid, bytes: kilobytes * 1024 } : []));
  }

  /** The same without mapped files, such as the database. */
  get ownMemory(): number {
    return this.#family.reduce((sum, process) => sum + anonymous(process), 0);
  }

  async stop(): Promise<void> {
    this.child.kill();
    await once(this.child, "exit");
  }
}

interface Process {
  pid: number;
  /** Resident memory. */
  bytes: number;
}

/** The anonymous memory of a process (on Linux); elsewhere its resident memory. */
function anonymous({ pid, bytes }: Process): number {
  try {
    const [, kilobytes] = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? bytes : Number(kilobytes) * 1024;
  } catch {
    return bytes;
  }
}

/** The session cookie of an admin, obtained by signing in with this run's random password. */
async function signedIn(origin: string, file: string): Promise<string> {
  const password = randomBytes(24).toString("base64url");
  const db = new Database(file);
  db.prepare(`UPDATE "User" SET "passwordHash" = ? WHERE "usernameFold" = ?`).run(await hashPassword(password), admin);
  db.close();
  const client = new Client(origin);
  await client.signIn(admin, password);
  return [...client.cookies].map(([name, { value }]) => `${name}=${value}`).join("; ");
}

async function printed(child: ChildProcess, text: string): Promise<void> {
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  while (!output.includes(text)) {
    if (child.exitCode !== null || !child.stdout) throw new Error(`The server ended: ${output}`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }
  child.stdout?.removeAllListeners("data");
}
