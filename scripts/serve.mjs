/** Serves the built pages: Next's own handler behind a plain http server, which knows who is asking and how to stop. */
import { createServer } from "node:http";
import next from "next";
import { answeredAtOnce, sorryInsteadOfNothing } from "./sorry.mjs";

const PATIENCE = 15_000;
/** An address with 10,000 characters of whatever script in it is a search like any other; Node's own limit is 16 KB. */
const LONGEST_HEAD = 160 * 1024;

export async function serve(env, { development, began, answered }) {
  // Next would exit 143 on SIGTERM, in the middle of what it is doing.
  process.env.NEXT_MANUAL_SIG_HANDLE = "true";
  process.env.NODE_ENV = development ? "development" : "production";
  const app = next({ dev: development, hostname: env.HOST, port: env.PORT });
  const handle = app.getRequestHandler();
  await app.prepare();

  let stopping = false;
  const server = createServer({ maxHeaderSize: LONGEST_HEAD }, (request, response) => {
    const arrived = performance.now();
    if (answeredAtOnce(request, response)) return;
    forwarded(request, env);
    if (!development) sorryInsteadOfNothing(response);
    response.on("close", () => {
      // What Next serves as it is, scripts and fonts, has no id and is not worth a line.
      if (response.hasHeader("x-request-id")) answered?.(line(request, response, arrived));
    });
    if (stopping) response.setHeader("connection", "close");
    handle(request, response);
  });
  server.on("error", (error) => {
    const taken = error.code === "EADDRINUSE";
    console.error(taken ? `✗ Port ${env.PORT} is in use. Stop what uses it, or set PORT to another.` : error);
    process.exit(1);
  });
  server.listen(env.PORT, env.HOST, () => {
    console.info(`Deckle is ready at ${env.PUBLIC_URL} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  });

  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.info("Stopping: finishing what is under way.");
    const forced = setTimeout(() => process.exit(1), PATIENCE);
    server.close(() => {
      clearTimeout(forced);
      app.close().finally(() => process.exit(0));
    });
    server.closeIdleConnections();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** What the log keeps of a request: neither who sent it nor what it said. */
function line(request, response, arrived) {
  return {
    requestId: response.getHeader("x-request-id"),
    method: request.method,
    path: request.url,
    status: response.statusCode,
    ms: Math.round(performance.now() - arrived),
  };
}

/**
 * Who is asking, by the connection itself; a client's own word for it counts only where a proxy in front of us is
 * trusted to have checked it. Next compares a form's Origin with the host, which is what PUBLIC_URL says.
 */
function forwarded(request, env) {
  if (!env.TRUST_PROXY) {
    request.headers["x-forwarded-for"] = request.socket.remoteAddress;
    request.headers["x-forwarded-proto"] = "http";
    delete request.headers["x-forwarded-host"];
    delete request.headers.forwarded;
  }
  if (env.publicUrlIsSet) request.headers["x-forwarded-host"] = new URL(env.PUBLIC_URL).host;
}
