/** Graceful shutdown: requests in progress are answered, all other connections are closed at once. */

/**
 * Returns a function that stops the server. It resolves to whether every request that had arrived whole got its answer
 * within `timeoutMs` milliseconds.
 *
 * @param {import("node:http").Server} server
 * @param {number} timeoutMs
 * @returns {() => Promise<boolean>}
 */
export function createStop(server, timeoutMs) {
  /** The pending responses on each connection. Node treats a connection without a complete request head as busy. */
  const connections = new Map();
  let stopping = false;

  server.on("connection", (socket) => {
    connections.set(socket, new Set());
    socket.on("close", () => connections.delete(socket));
  });
  // Prepended: after the other listener the headers may have been sent.
  server.prependListener("request", ({ socket }, response) => {
    const due = connections.get(socket);
    due?.add(response);
    if (stopping) response.setHeader("connection", "close");
    response.on("close", () => {
      due?.delete(response);
      if (stopping && due?.size === 0) socket.destroySoon();
    });
  });

  return () =>
    new Promise((resolve) => {
      stopping = true;
      const cutOff = setTimeout(() => {
        const due = [...connections.values()].flatMap((responses) => [...responses]);
        resolve(!due.some(({ req }) => req.complete));
        for (const socket of connections.keys()) socket.destroy();
      }, timeoutMs);
      server.close(() => {
        clearTimeout(cutOff);
        resolve(true);
      });
      for (const [socket, due] of connections) {
        if (due.size === 0) socket.destroy();
        for (const response of due) if (!response.headersSent) response.setHeader("connection", "close");
      }
    });
}

/**
 * Waits for work, for at most `limit` milliseconds. Resolves to whether it was done in time.
 *
 * @param {number} limit
 * @param {Promise<unknown>} work
 * @returns {Promise<boolean>}
 */
export async function waitAtMost(limit, work) {
  let timer;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, limit, false);
  });
  try {
    return await Promise.race([work.then(() => true), over]);
  } finally {
    clearTimeout(timer);
  }
}
