import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createStop, waitAtMost } from "./shutdown.mjs";

const FOR_EVER = 2 ** 31 - 1;

/** A server that leaves its answers to the test. */
async function start(timeoutMs: number) {
  const responses: ServerResponse[] = [];
  const server = createServer((_, response) => {
    responses.push(response);
  });
  const stop = createStop(server, timeoutMs);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const open = async (bytes: string): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.on("error", () => {});
    const arrived = once(server, bytes ? "request" : "connection");
    socket.write(bytes);
    await arrived;
    return socket;
  };
  return { stop, open, responses };
}

const GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

test("connections without a request in progress are closed at once", async () => {
  const { stop, open, responses } = await start(FOR_EVER);
  const silent = await open("");
  const idle = await open(GET);
  responses[0]?.end("first");
  await once(idle, "data");
  const ends = [silent, idle].map((socket) => text(socket));
  expect(await stop()).toBe(true);
  await Promise.all(ends);
});

test("a request in progress gets its answer first, and no further request is taken on its connection", async () => {
  const { stop, open, responses } = await start(FOR_EVER);
  const socket = await open(GET);
  const answer = text(socket);
  const stopped = stop();
  responses[0]?.end("the answer");
  expect(await answer).toMatch(/connection: close.*the answer$/is);
  expect(await stopped).toBe(true);
});

test("what takes too long is cut off: an answer that was due is lost, half a request is not", async () => {
  const whole = await start(1);
  const cut = text(await whole.open(GET));
  expect(await whole.stop()).toBe(false);
  expect(await cut).toBe("");

  const half = await start(1);
  const ended = text(await half.open("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"));
  expect(await half.stop()).toBe(true);
  expect(await ended).toBe("");
});

test("waits for what never ends no longer than its limit", async () => {
  expect(await waitAtMost(20, new Promise(() => {}))).toBe(false);
  expect(await waitAtMost(FOR_EVER, Promise.resolve())).toBe(true);
  await expect(waitAtMost(FOR_EVER, Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});
