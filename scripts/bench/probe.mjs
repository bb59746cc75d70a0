/**
 * Preloaded into the server: reports the database queries of a page to the benchmark over IPC. It records nothing until
 * asked, so that load tests time the unmodified server.
 */
import childProcess from "node:child_process";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";

const require = createRequire(resolve("package.json"));
const Database = require("better-sqlite3");
const Statement = Object.getPrototypeOf(new Database(":memory:").prepare("SELECT 1"));
const { bind, all } = Statement;
const { fork } = childProcess;

const asked = { watch, take, replay };
process.on("message", ({ ask, id }) => process.send({ id, answer: asked[ask]() }));
// An interrupted benchmark leaves no server behind.
process.on("disconnect", () => process.exit());

let watching = false;
let statements = [];
let operations = [];

// Slow queries run in child processes (lib/db/query-worker.ts), which may already be running.
childProcess.fork = (...given) => {
  const child = fork(...given);
  const { send } = child;
  child.send = (question, ...rest) => {
    if (watching) noteWorkerQuery(child, question);
    return send.call(child, question, ...rest);
  };
  return child;
};
syncBuiltinESMExports();

function noteWorkerQuery(child, { sql, values }) {
  const from = performance.now();
  statements.push({ sql, values: [values] });
  child.once("message", () => operations.push({ from, until: performance.now() }));
}

/** Records every statement, and the start and end of every call of Prisma's client, from now on. */
function watch() {
  watching = true;
  const values = new WeakMap();
  Statement.bind = function (...given) {
    values.set(this, given);
    return bind.apply(this, given);
  };
  for (const name of ["all", "get", "run"]) {
    const original = Statement[name];
    Statement[name] = function (...given) {
      statements.push({ sql: this.source, values: given.length > 0 ? given : (values.get(this) ?? []) });
      return original.apply(this, given);
    };
  }
  // The global that Prisma's tracing reads; the major version is part of its name.
  globalThis.V7_PRISMA_INSTRUMENTATION = {
    helper: {
      isEnabled: () => true,
      getTraceParent: () => "00-10-10-00",
      getActiveContext: () => undefined,
      dispatchEngineSpans: () => {},
      runInChildSpan(span, work) {
        if ((span.name ?? span) !== "operation") return work();
        const from = performance.now();
        const done = () => operations.push({ from, until: performance.now() });
        return work().finally(done);
      },
    },
  };
}

let last = [];

/** The statements since the last report, and the time spent waiting for the database, in milliseconds. */
function take() {
  last = statements;
  const taken = { sql: last.map(({ sql }) => sql), databaseMs: together(operations) };
  statements = [];
  operations = [];
  return taken;
}

/** Overlapping calls count once. */
function together(spans) {
  let total = 0;
  let end = 0;
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return total;
}

const ROUNDS = 200;
const LONG_ENOUGH = 1000;

/** The limit: the median time of the same statements on a plain connection, prepared once, in milliseconds. */
function replay() {
  const db = new Database(process.env.DATABASE_URL.slice("file:".length), { readonly: true });
  const prepared = last
    .map(({ sql, values }) => ({ statement: db.prepare(sql), values }))
    .filter(({ statement }) => statement.reader);
  const times = [];
  const began = performance.now();
  while (times.length < ROUNDS && performance.now() - began < LONG_ENOUGH) {
    const from = performance.now();
    for (const { statement, values } of prepared) all.apply(statement.raw(), values);
    times.push(performance.now() - from);
  }
  db.close();
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
