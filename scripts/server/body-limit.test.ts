import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { discardBody, hasBody, holdBody, isParsable, releaseBody, streamBody } from "./body-limit.mjs";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** Sends the bytes to a server that answers so, then more as long as it takes any, and resolves to all that comes back. */
async function answerTo(bytes: string, answer: RequestListener, more = ""): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  server.unref();
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: more !== "" });
  socket.on("error", () => {});
  let received = "";
  socket.setEncoding("latin1").on("data", (part) => {
    received += part;
  });
  socket.write(bytes);
  const closed = new Promise((resolve) => socket.on("close", resolve));
  while (more && !socket.destroyed) await new Promise((sent) => socket.write(more, sent));
  await closed;
  expect(socket.bytesWritten).toBeLessThan(32 * 1024 * 1024);
  return received;
}

const head = (headers: string) => `POST / HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n`;
const chunked = (parts: string[]) =>
  head("Transfer-Encoding: chunked") + parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("");
const letters = Array.from({ length: 40_000 }, (_, at) => String.fromCharCode(97 + (at % 26)));

/** Answers with the body, or that it is too large. */
const holding =
  (largest: number): RequestListener =>
  (request, response) =>
    holdBody(request, response, largest, {
      async arrived(body: Buffer) {
        expect(request.complete).toBe(true);
        releaseBody(request, body);
        response.setHeader("connection", "close");
        response.end(await buffer(request));
      },
      tooLarge: () => response.writeHead(413).end(),
    });

describe("a body that is held", () => {
  test("is read whole afterwards, however it came", async () => {
    expect(await answerTo(`${chunked(letters)}0\r\n\r\n`, holding(40_000))).toContain(letters.join(""));
    expect(await answerTo(`${head("Content-Length: 3")}abc`, holding(3))).toMatch(/abc$/);
    expect(await answerTo(`${chunked([])}0\r\n\r\n`, holding(3))).toMatch(/^HTTP\/1.1 200/);
  });

  test("is cut at its limit while it arrives, though its end never comes", async () => {
    expect(await answerTo(chunked(letters), holding(39_999))).toMatch(/^HTTP\/1.1 413/);
    expect(await answerTo(chunked(["a".repeat(5_000_000)]), holding(1000))).toMatch(/^HTTP\/1.1 413/);
  });
});

const streaming =
  (largest: number): RequestListener =>
  async (request, response) => {
    streamBody(request, response, largest, () => response.writeHead(413).end());
    const body = await buffer(request).catch(() => undefined);
    if (body && !response.headersSent) response.writeHead(200, { connection: "close" }).end(body);
  };

test("a body that goes through as it comes is cut at its limit", async () => {
  expect(await answerTo(`${chunked(letters)}0\r\n\r\n`, streaming(40_000))).toContain(letters.join(""));
  expect(await answerTo(chunked(letters), streaming(39_999))).toMatch(/^HTTP\/1.1 413/);
});

describe("a body that nobody wants", () => {
  const refusing: RequestListener = (request, response) => {
    discardBody(request, response);
    response.writeHead(400).end();
  };
  const early: RequestListener = (request, response) => {
    streamBody(request, response, 1000, () => {});
    response.end("early");
  };

  test("is read a little further, so that its sender sees the answer, and the connection is closed", async () => {
    const body = `${head("Content-Length: 900000")}${"a".repeat(900_000)}`;
    expect(await answerTo(body, refusing)).toMatch(/^HTTP\/1.1 400/);
    expect(await answerTo(body, early)).toMatch(/early$/);
  });

  test("is not read for ever", async () => {
    const part = `10000\r\n${"a".repeat(0x10000)}\r\n`;
    for (const listener of [refusing, early, holding(1000), streaming(1000)]) {
      await answerTo(chunked([]), listener, part);
    }
  });
});

test("whether a request has a body is in its head", () => {
  const request = (headers: IncomingMessage["headers"]) => ({ headers });
  expect(hasBody(request({}))).toBe(false);
  expect(hasBody(request({ "content-length": "0" }))).toBe(false);
  expect(hasBody(request({ "content-length": "1" }))).toBe(true);
  expect(hasBody(request({ "transfer-encoding": "chunked" }))).toBe(true);
});

test.each([
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n', true],
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', false],
  ["multipart/form-data; boundary=x", "", false],
  ["multipart/form-data", "a", false],
  ["text/plain", "", true],
  [undefined, "--x", true],
])("%s %j can be parsed: %s", async (type, body, is) => {
  expect(await isParsable(Buffer.from(body), type)).toBe(is);
});
