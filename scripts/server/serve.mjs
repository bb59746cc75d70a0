/**
 * The server process: Next's handler behind a plain HTTP server, which sets the client's address, rejects invalid requests and
 * shuts down gracefully. Its argument is JSON (scripts/environment.ts).
 */
import { createServer } from "node:http";
import next from "next";
import pino from "pino";
import { lineOptions, loggablePath, redirectConsole } from "../../lib/log-lines.mjs";
import { discardBody, hasBody, holdBody, isParsable, releaseBody, streamBody } from "./body-limit.mjs";
import { rejectInvalidRequest, sendToSignIn, withErrorPages } from "./error-pages.mjs";
import { safetyHeaders, setForwarded } from "./headers.mjs";
import { answerParseError, sendRawResponse } from "./raw-responses.mjs";
import { bodyRule, findRejection } from "./request-guard.mjs";
import { createStop, waitAtMost } from "./shutdown.mjs";

const SHUTDOWN_TIMEOUT_MS = 15_000;
/** For Next to close: it waits for work after responses, which may never start for an aborted one. */
const CLOSE_TIMEOUT_MS = 5_000;
/** Allows URLs with 10,000 characters of any script; Node's default is 16 KB. */
const MAX_HEADER_BYTES = 160 * 1024;

const settings = JSON.parse(process.argv[2]);
const { development, began, HOST, PORT, PUBLIC_URL, LOG_LEVEL, sessionCookie } = settings;

// Next would exit with 143 on SIGTERM, in the middle of its work.
process.env.NEXT_MANUAL_SIG_HANDLE = "true";
process.env.NODE_ENV = development ? "development" : "production";
const log = pino({ level: LOG_LEVEL, ...lineOptions });
if (!development) redirectConsole(log);
// In production Next leaves the connection of a WebSocket upgrade open. It listens for upgrades on this unused server, so that
// ours treats such a request like any other.
const httpServer = development ? undefined : createServer();
const app = next({ dev: development, hostname: HOST, port: PORT, httpServer });
const handle = app.getRequestHandler();
await app.prepare();

const headers = safetyHeaders(settings);
const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
  const arrived = performance.now();
  response.setHeaders(new Map(Object.entries(headers)));
  // Static files have no request id, and are not logged.
  response.on(
    "close",
    () => response.hasHeader("x-request-id") && log.info(logLine(request, response, arrived), "answered"),
  );
  setForwarded(request, settings);
  if (!development) withErrorPages(response);
  answer(request, response);
});

/** Passes a request with a valid body to Next, or rejects it. */
function answer(request, response) {
  const refuse = (name) => {
    if (hasBody(request)) discardBody(request, response);
    rejectInvalidRequest(response, name);
  };
  const refused = findRejection(request);
  if (refused) return refuse(refused);
  if (!hasBody(request)) return handle(request, response);

  const { largest, streamed, signInFor } = bodyRule(request, sessionCookie);
  if (signInFor) {
    discardBody(request, response);
    return sendToSignIn(request, response, signInFor);
  }
  if (Number(request.headers["content-length"]) > largest) return refuse("size");
  const tooLarge = () => (response.headersSent ? request.socket.destroy() : rejectInvalidRequest(response, "size"));
  if (streamed) {
    streamBody(request, response, largest, tooLarge);
    return handle(request, response);
  }
  holdBody(request, response, largest, {
    tooLarge,
    async arrived(body) {
      if (!(await isParsable(body, request.headers["content-type"]))) return rejectInvalidRequest(response, "form");
      releaseBody(request, body);
      handle(request, response);
    },
  });
}

/** The log line of a request, without personal data. */
function logLine(request, response, arrived) {
  return {
    requestId: response.getHeader("x-request-id"),
    method: request.method,
    path: loggablePath(request.url),
    status: response.statusCode,
    ms: Math.round(performance.now() - arrived),
  };
}

server.on("clientError", (error, socket) => answerParseError(error, socket, headers));
// Node would answer 417 without our headers.
server.on("checkExpectation", (_, response) => {
  response.writeHead(417, { ...headers, connection: "close" }).end();
});
server.on("connect", (_, socket) => sendRawResponse(socket, 405, headers));
server.on("error", (error) => {
  const taken = error.code === "EADDRINUSE";
  fail(taken ? `✗ Port ${PORT} is in use. Stop the program that uses it, or set PORT to another port.` : error.stack);
});
server.listen(PORT, HOST, () => {
  console.info(`Deckle is ready at ${PUBLIC_URL} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
});

const finish = createStop(server, SHUTDOWN_TIMEOUT_MS);
let stopping = false;

async function stop() {
  if (stopping) return;
  stopping = true;
  console.info("Stopping: finishing requests in progress.");
  const isWhole = await finish();
  await waitAtMost(CLOSE_TIMEOUT_MS, app.close());
  process.exit(isWhole ? 0 : 1);
}
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);
// The parent process has exited.
process.on("disconnect", stop);

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
