/** Starts the server in a child process: without a TypeScript loader, and with memory limits. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} ServerSettings
 * @property {string} HOST
 * @property {number} PORT
 * @property {string} PUBLIC_URL
 * @property {boolean} publicUrlIsSet
 * @property {boolean} TRUST_PROXY
 * @property {string} LOG_LEVEL
 * @property {number} MEMORY_MB
 * @property {string} sessionCookie the name of the session's cookie
 */

/**
 * The process ends when this one does.
 *
 * @param {ServerSettings & { development?: boolean, began?: number }} settings
 * @param {import("node:child_process").ForkOptions} options
 */
export function launch(settings, { execArgv = [], ...options } = {}) {
  const limits = settings.development ? [] : heapLimits(settings.MEMORY_MB);
  return fork(fileURLToPath(new URL("serve.mjs", import.meta.url)), [JSON.stringify(settings)], {
    ...options,
    execArgv: [...limits, ...execArgv],
  });
}

/** Without limits V8 lets the heap grow to gigabytes before it collects garbage; the limits do not slow the server down. */
function heapLimits(megabytes) {
  return [`--max-old-space-size=${megabytes}`, "--max-semi-space-size=16"];
}

/**
 * Forwards termination signals to the server, and exits with its exit code.
 *
 * @param {import("node:child_process").ChildProcess} server
 */
export function endWith(server) {
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code, signal) => {
    // V8 aborts when the heap is full.
    if (signal === "SIGABRT") console.error("✗ The server ran out of memory. Increase MEMORY_MB.");
    process.exit(code ?? 1);
  });
}
