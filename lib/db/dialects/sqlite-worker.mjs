/**
 * The process that sqlite-processes.ts starts and, when a query takes too long, kills: nothing else interrupts SQLite.
 * Its argument is the database's file. It takes one query at a time and sends its rows, or what went wrong. Of a query
 * with a `chunk` it sends so many rows for each time that it is asked for the next ones.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/**
 * So many bytes of the file a stream reads where the system has them anyway, and takes from when others need memory:
 * to copy each page as often as it is looked at costs as much as all the rest.
 */
const MAPPED = 2 ** 30;

if (isMainThread) relay(process.argv[2]);
else await answer(workerData);

function relay(file) {
  // Queries have a thread of their own, so that this one hears of the parent's end while one of them runs.
  const thread = new Worker(new URL(import.meta.url), {
    workerData: file,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 },
  });
  process.on("message", (question) => thread.postMessage(question));
  thread.on("message", (reply) => process.send(reply));
  const end = () => process.kill(process.pid, "SIGKILL");
  process.on("disconnect", end);
  // It may have gone while this process was starting.
  if (!process.connected) end();
  // A terminal or supervisor signals all processes at once. The parent finishes running work first.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
}

async function answer(file) {
  const { default: Database } = await import("better-sqlite3");
  let database;
  let stream;
  parentPort.on("message", ({ sql, values, chunk }) => {
    try {
      database ??= new Database(file, { readonly: true });
      if (chunk) {
        database.pragma(`mmap_size = ${MAPPED}`);
        stream = { rows: database.prepare(sql).raw().iterate(values), chunk };
      } else if (sql) parentPort.postMessage({ rows: database.prepare(sql).all(values) });
      // It may have been asked for more before it said that there is none.
      else if (stream) {
        const next = nextOf(stream);
        if (next.done) stream = undefined;
        parentPort.postMessage(next);
      }
    } catch ({ message, code }) {
      parentPort.postMessage({ failure: { message, code } });
    }
  });
}

/** As one text: of arrays in arrays a copy would be made twice on their way, which costs more than writing and reading it. */
function nextOf({ rows, chunk }) {
  const taken = [];
  while (taken.length < chunk) {
    const { value, done } = rows.next();
    if (done) return { rows: JSON.stringify(taken), done: true };
    taken.push(value);
  }
  return { rows: JSON.stringify(taken), done: false };
}
