import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectFolder } from "../../env";
import type { Prisma } from "../generated/sqlite/client";
import type { Aside } from "./dialect";

type Reply = { rows: unknown[] } | { failure: { message: string; code?: string } };

/** Runs queries in processes (sqlite-aside.mjs), as many as there are queries at once; they stay for the next ones. */
export class SqliteProcesses implements Aside {
  #file: string;
  #idle: ChildProcess[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  async query<Row>(query: Prisma.Sql, limit: number): Promise<Row[] | undefined> {
    this.#idle = this.#idle.filter((child) => child.connected);
    const child = this.#idle.pop() ?? start(this.#file);
    let reply: Reply | undefined;
    try {
      reply = await ask(child, { sql: query.sql, values: query.values.map(bound) }, limit);
    } finally {
      if (reply) this.#idle.push(child);
      else child.kill("SIGKILL");
    }
    if (reply && "failure" in reply) throw Object.assign(new Error(reply.failure.message), reply.failure);
    return reply?.rows as Row[] | undefined;
  }
}

function start(file: string): ChildProcess {
  const script = join(/* turbopackIgnore: true */ projectFolder, "lib/db/dialects/sqlite-aside.mjs");
  const child = fork(/* turbopackIgnore: true */ script, [file], {
    env: { NODE_ENV: process.env.NODE_ENV },
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // Whoever is waiting hears of an error; without a listener, one that comes later would end this process.
  child.on("error", () => {});
  // A script may end while its processes are there; they end with it.
  child.unref();
  child.channel?.unref();
  return child;
}

/** The reply, or undefined when there is none within `limit` milliseconds. */
async function ask(child: ChildProcess, question: { sql: string; values: unknown[] }, limit: number) {
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

/** A value as @prisma/adapter-better-sqlite3 binds it, so that it compares with what Prisma has stored. */
function bound(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return value;
}
