/**
 * The child process that sqlite-worker-pool.ts starts, and kills when a query takes too long: nothing else interrupts
 * SQLite. Its argument is the database file. It runs one query at a time and sends its rows or its error. For a query
 * with a `chunk` it sends that number of rows whenever it is asked for more.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/**
 * The size of the memory map for streams. It uses the page cache of the system, which is freed when others need memory;
 * copying each page on every read would take as long as everything else.
 */
const MAPPED = 2 ** 30;

if (isMainThread) relay(process.argv[2]);
else await answer(workerData);

function relay(file) {
  // Queries run in a thread, so that this one notices the parent's exit during a query.
  const thread = new Worker(new URL(import.meta.url), {
    workerData: file,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 },
  });
  process.on("message", (question) => thread.postMessage(question));
  thread.on("message", (reply) => process.send(reply));
  const end = () => process.kill(process.pid, "SIGKILL");
  process.on("disconnect", end);
  // The parent may have exited while this process was starting.
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
      // More may have been requested before the last chunk was sent.
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

/**
 * Sent as one JSON text: nested arrays would be cloned twice on the way, which is slower than serialising and parsing.
 */
function nextOf({ rows, chunk }) {
  const taken = [];
  while (taken.length < chunk) {
    const { value, done } = rows.next();
    if (done) return { rows: JSON.stringify(taken), done: true };
    taken.push(value);
  }
  return { rows: JSON.stringify(taken), done: false };
}
