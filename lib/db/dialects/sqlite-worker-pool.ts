import { type ChildProcess, fork } from "node:child_process";
import { on, once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectFolder } from "../../env";
import type { Prisma } from "../generated/sqlite/client";
import type { QueryWorker, SqlValue } from "./dialect";

type Failure = { failure: { message: string; code?: string } };
type Reply = { rows: unknown[] } | Failure;
/** Rows as JSON, and whether they are the last ones. */
type Next = { rows: string; done: boolean } | Failure;

/** Runs queries in child processes (sqlite-worker.mjs), one per concurrent query; idle ones are reused. */
export class SqliteWorkerPool implements QueryWorker {
  #file: string;
  #idle: ChildProcess[] = [];
  #running = new Set<ChildProcess>();

  constructor(file: string) {
    this.#file = file;
  }

  async query<Row>(query: Prisma.Sql, limit: number): Promise<Row[] | undefined> {
    const child = this.#child();
    let reply: Reply | undefined;
    try {
      reply = await request(child, { sql: query.sql, values: query.values.map(toParameter) }, limit);
    } finally {
      if (reply) this.#idle.push(child);
      else child.kill("SIGKILL");
    }
    if (reply && "failure" in reply) throw toError(reply);
    return reply?.rows as Row[] | undefined;
  }

  async *stream(query: Prisma.Sql, chunk: number): AsyncGenerator<SqlValue[][]> {
    const child = this.#child();
    let isDone = false;
    // Keeps a script alive while it streams.
    child.ref();
    child.channel?.ref();
    try {
      const replies = on(child, "message", { close: ["disconnect"] });
      child.send({ sql: query.sql, values: query.values.map(toParameter), chunk });
      // One chunk is read while another is consumed.
      for (let i = 0; i < 2; i++) child.send({});
      for await (const [reply] of replies as AsyncIterable<[Next]>) {
        if ("failure" in reply) throw toError(reply);
        isDone = reply.done;
        if (!isDone) child.send({});
        const rows: SqlValue[][] = JSON.parse(reply.rows);
        if (rows.length > 0) yield rows;
        if (isDone) return;
      }
      throw new Error("The process that ran the query has ended.");
    } finally {
      unref(child);
      if (isDone) this.#idle.push(child);
      else child.kill("SIGKILL");
    }
  }

  async close(): Promise<void> {
    const running = [...this.#running];
    this.#idle = [];
    await Promise.all(
      running.map(async (child) => {
        // Otherwise a script would exit while it waits for this.
        child.ref();
        child.kill("SIGKILL");
        if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      }),
    );
  }

  /** An idle process, or a new one. */
  #child(): ChildProcess {
    this.#idle = this.#idle.filter((child) => child.connected);
    return this.#idle.pop() ?? this.#start();
  }

  #start(): ChildProcess {
    const child = start(this.#file);
    this.#running.add(child);
    child.on("exit", () => this.#running.delete(child));
    return child;
  }
}

function start(file: string): ChildProcess {
  const script = join(/* turbopackIgnore: true */ projectFolder, "lib/db/dialects/sqlite-worker.mjs");
  const child = fork(/* turbopackIgnore: true */ script, [file], {
    env: { NODE_ENV: process.env.NODE_ENV },
    // Only relays rows; the thread that reads them has a limit of its own.
    execArgv: ["--max-old-space-size=64"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // The pending request handles errors. Without a listener, a later error would end this process.
  child.on("error", () => {});
  unref(child);
  return child;
}

/** Lets a script exit while its processes are running; they exit with it. */
function unref(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

const toError = ({ failure }: Failure) => Object.assign(new Error(failure.message), failure);

/** The reply; undefined after `limit` milliseconds. */
async function request(child: ChildProcess, question: { sql: string; values: unknown[] }, limit: number) {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    child.send(question);
    return await Promise.race([
      once(child, "message", { signal }).then(([reply]): Reply => reply),
      once(child, "disconnect", { signal }).then(() => {
        throw new Error("The process that ran the query has ended.");
      }),
      wait(limit, undefined, { signal }),
    ]);
  } finally {
    settled.abort();
  }
}

/** Converts a value as @prisma/adapter-better-sqlite3 does, so that it compares with values stored by Prisma. */
function toParameter(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return value;
}
