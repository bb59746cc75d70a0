/**
 * The process that sqlite-processes.ts starts and, when a query takes too long, kills: nothing else interrupts SQLite.
 * Its argument is the database's file. It takes one query at a time and sends its rows, or what went wrong.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

if (isMainThread) relay(process.argv[2]);
else await answer(workerData);

function relay(file) {
  // Queries have a thread of their own, so that this one hears of the parent's end while one of them runs.
  const thread = new Worker(new URL(import.meta.url), { workerData: file });
  process.on("message", (question) => thread.postMessage(question));
  thread.on("message", (reply) => process.send(reply));
  const end = () => process.kill(process.pid, "SIGKILL");
  process.on("disconnect", end);
  // It may have gone while this process was starting.
  if (!process.connected) end();
  // A terminal or a supervisor signals all processes at once, and the parent finishes what is under way first.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
}

async function answer(file) {
  const { default: Database } = await import("better-sqlite3");
  let database;
  parentPort.on("message", ({ sql, values }) => {
    try {
      database ??= new Database(file, { readonly: true });
      parentPort.postMessage({ rows: database.prepare(sql).all(values) });
    } catch ({ message, code }) {
      parentPort.postMessage({ failure: { message, code } });
    }
  });
}
