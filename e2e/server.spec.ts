/** What stands around the pages: what is refused, what every answer carries, how the server logs and stops. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import type { Client } from "./support/client";
import { makeBook, makeStore, unique } from "./support/rows";
import { Server } from "./support/server";
import { expect, test } from "./support/test";

const PUBLIC_URL = "https://books.example.com";
const token = "t0k3n_".repeat(8).slice(0, 43);

let server: Server;
let admin: Client;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  server = await Server.onFreePort(PUBLIC_URL);
  await server.migrate();
  await server.start();
  admin = await server.setUp();
});

test.afterAll(() => server.remove());

interface Case {
  /** The first line of the request, without the version. */
  asks: string;
  headers?: string;
  body?: string;
  answers: number;
}

const form = `Origin: ${PUBLIC_URL}\r\nContent-Type: multipart/form-data; boundary=x`;
const chunked = "Transfer-Encoding: chunked";

const cases: Case[] = [
  ...["GET", "HEAD", "POST", "TRACE", "OPTIONS"].map((method) => ({
    asks: `${method} *`,
    answers: /[AO]\w+E|OPT/.test(method) ? 405 : 400,
  })),
  ...["TRACE", "OPTIONS", "PUT", "DELETE", "CONNECT"].map((method) => ({ asks: `${method} /books`, answers: 405 })),
  ...["//evil.example", "//evil.example/..", "/\\evil.example", "/%5cevil.example/", "/%2f%2fevil.example"].map(badly),
  ...["http://evil.example/", "https://evil.example", "books", "/%", "/books/%ff", "/books/%00"].map(badly),
  { asks: "GET /books", headers: "Next-Router-State-Tree: x", answers: 400 },
  { asks: "GET /books", headers: "Content-Length: x", answers: 400 },
  { asks: "GET /books", headers: `Long: ${"x".repeat(200_000)}`, answers: 431 },
  { asks: "GET /books", headers: "Expect: miracles", answers: 417 },
  { asks: "GET /icon.svg", headers: "Upgrade: websocket\r\nConnection: Upgrade", answers: 200 },
  { asks: "GET /_next/webpack-hmr", headers: "Upgrade: websocket\r\nConnection: Upgrade", answers: 404 },
  { asks: "GET /_global-error", answers: 404 },
  { asks: "GET /_next/image?url=%2Ficon.svg&w=64&q=75", answers: 404 },
  { asks: "GET /_next/static/nothing.js", answers: 404 },
  { asks: "GET /covers/a/b", answers: 404 },
  { asks: "GET /covers/1-00.svg", answers: 404 },
  { asks: "GET /icon.svg", answers: 200 },
  { asks: "GET /no-such-page", answers: 404 },
  { asks: `GET /one-time-link/${token}`, answers: 200 },
  { asks: `GET /%6fne-time-link/${token}`, headers: `Referer: ${PUBLIC_URL}/one-time-link/${token}`, answers: 404 },
  { asks: `GET /ONE-TIME-LINK/${token}`, answers: 404 },
  { asks: "POST /sign-in", headers: "Origin: https://evil.example", answers: 403 },
  { asks: "POST /sign-in", headers: `${form}\r\nContent-Length: 3`, body: "--x", answers: 400 },
  { asks: "POST /sign-in", headers: `${form}\r\nContent-Length: 2000000`, answers: 413 },
  { asks: "GET /books", headers: "Content-Length: 2000000", answers: 413 },
  { asks: "POST /api/desk/import", headers: `${form}\r\nContent-Length: 100000000`, answers: 303 },
  { asks: "POST /api/desk/books/1/cover", headers: `${form}\r\n${chunked}`, answers: 303 },
];

function badly(address: string): Case {
  return { asks: `GET ${address}`, answers: 400 };
}

test("what Next would fail at, or lead elsewhere for, is refused; and every answer is marked as safe", async () => {
  for (const { asks, headers = "", body = "", answers } of cases) {
    const lines = [`${asks} HTTP/1.1`, `Host: localhost:${server.port}`, "Connection: close", headers].filter(Boolean);
    const answer = await answerTo(`${lines.join("\r\n")}\r\n\r\n${body}`);
    expect.soft(answer, asks).toMatch(new RegExp(`^HTTP/1.1 ${answers} `));
    expect.soft(answer, asks).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
    expect.soft(answer, asks).toMatch(/\r\nstrict-transport-security: max-age=31536000\r\n/i);
    expect.soft(answer, asks).not.toMatch(/\r\nlocation: (?!\/(?![/\\]))/i);
    if (/\r\ncontent-type: text\/html/i.test(answer))
      expect.soft(answer, asks).toMatch(/\r\ncontent-security-policy: /i);
  }
});

test("a body without an end is cut at its limit, and is no error", async () => {
  const before = server.output.length;
  for (const path of ["/sign-in", "/", "/no-such-page", "/api/health"]) {
    const socket = await opened();
    socket.resume();
    socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\n${form}\r\n${chunked}\r\n\r\n`);
    const part = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    // Until it is closed at the other end.
    while (!socket.destroyed) await new Promise((sent) => socket.write(part, sent));
    expect(socket.bytesWritten, path).toBeLessThan(64 * 1024 * 1024);
  }
  expect(server.output.slice(before)).not.toMatch(/"level":[45]0/);
});

test("over HTTPS every cookie is for this host alone", async () => {
  const store = await makeStore(admin, { name: unique("Store") });
  const book = await makeBook(admin, { title: unique("Book") });
  const cover = new FormData();
  cover.set("picture", new File([], "cover.png"));
  const answers = [
    await admin.fill("/desk", "Dark"),
    await admin.fill("/desk", "System"),
    await admin.fill(`/desk/stores/${store}`, "Set as my store"),
    await admin.get(`/desk/stores/${store}`),
    await admin.post(`/api/desk/books/${book}/cover`, cover),
    await admin.fill("/desk", "Sign out"),
  ];
  const lines = answers.flatMap(({ headers }) => headers.getSetCookie());
  for (const line of lines) {
    expect.soft(line).toMatch(/^__Host-deckle-/);
    expect.soft(line).toMatch(/; Secure(;|$)/i);
    expect.soft(line).toMatch(/; Path=\/(;|$)/i);
    expect.soft(line).not.toMatch(/; Domain=/i);
  }
  const names = lines.map((line) => /^__Host-deckle-([\w-]+)/.exec(line)?.[1]);
  expect(new Set(names)).toEqual(new Set(["theme", "store", "flash", "form-error", "session"]));
  const shown = answers.map(({ text }) => text.includes("Your store is now"));
  expect(shown).toEqual([false, false, false, true, false, false]);
});

test("every line of the log is JSON, bounded, and without the token of a one-time link", async () => {
  // What Next prints itself.
  const stale = `Origin: ${PUBLIC_URL}\r\nNext-Action: ${"7f".repeat(21)}\r\nContent-Type: text/plain\r\nContent-Length: 2`;
  await answerTo(`POST /sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${stale}\r\n\r\n[]`);
  await answerTo(`GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  await server.printed("Failed to find Server Action");
  await server.printed("/aaaa");
  const [, ...lines] = server.output.slice(server.output.indexOf("Deckle is ready")).trim().split("\n");
  for (const line of lines) {
    expect(line.length).toBeLessThan(10_000);
    expect(() => JSON.parse(line), line).not.toThrow();
  }
  expect(server.output).not.toContain(token);
  expect(server.output).toContain('"path":"/one-time-link/…"');
});

test("SIGTERM closes connections that have sent nothing, or half a head, and exits 0", async () => {
  const silent = await opened();
  const half = await opened();
  half.write("GET / HTTP/1.1\r\nHost: a\r\n");
  const idle = await opened();
  idle.write("GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n");
  await once(idle, "data");
  const ends = [silent, half, idle].map((socket) => text(socket));
  server.signal("SIGTERM");
  expect(await server.ended()).toBe(0);
  await Promise.all(ends);
});

async function opened(): Promise<Socket> {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** The head of the answer, once the connection is closed. */
async function answerTo(bytes: string): Promise<string> {
  const socket = await opened();
  socket.setEncoding("latin1");
  let answer = "";
  socket.on("data", (part) => {
    answer += part;
  });
  socket.write(bytes, "latin1");
  await new Promise((closed) => socket.on("close", closed));
  return answer.split(/(?<=\r\n)\r\n/, 1)[0] ?? "";
}
