import pino from "pino";
import { describe, expect, test } from "vitest";
import { newToken } from "./auth/tokens";
import { lineOptions, loggablePath, redactTokens, redirectConsole } from "./log-lines.mjs";

const token = "Zx8-t0k3n_".repeat(5).slice(0, 43);
const percent = (text: string, times = 1): string =>
  times === 0
    ? text
    : percent(
        text.replace(/./gs, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
        times - 1,
      );

test("a token has the length by which it is known", () => {
  expect(newToken().token).toMatch(/^[\w-]{43}$/);
});

describe("a token is never in a line", () => {
  test.each([
    `/one-time-link/${token}`,
    `/one-time-link//${token}/x`,
    `/ONE-TIME-LINK/${token}`,
    `/%6Fne-time-lin%6b/${token}`,
    `/%4fne%2Dtime%2dlink%2F${token}`,
    `/%256fne-time-link%252f${token}`,
    `/one-time-link/${percent(token)}`,
    `${percent("/one-time-link/")}${token}`,
    `${percent("/One-Time-Link/", 3)}${percent(token, 3)}`,
    `/${percent(token, 2)}`,
    `/one-time-lin/${token}`,
    `/${token}`,
    `/sign-in/one-time-link/${token}`,
  ])("%.60s", (path) => {
    for (const text of [
      loggablePath(`${path}?q=${token}#${token}`),
      redactTokens(`could not open “${path}” (${path})`),
    ]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(percent(token));
      expect(text).not.toContain(percent(token, 2));
      expect(text).not.toContain(percent(token, 3));
    }
  });
});

test("a path is what was asked for, without its query", () => {
  expect(loggablePath("/books?q=emma&sort=title#top")).toBe("/books");
  expect(loggablePath("/desk/users/12/edit")).toBe("/desk/users/12/edit");
  expect(loggablePath("/books/a%20b/100%")).toBe("/books/a%20b/100%");
  expect(loggablePath(`/${"a".repeat(100_000)}`)).toHaveLength(500);
});

/** The lines that are written, parsed. */
function lines(write: (log: pino.Logger) => void): Record<string, unknown>[] {
  const written: string[] = [];
  write(pino(lineOptions, { write: (line: string) => written.push(line) }));
  for (const line of written) expect(line).toMatch(/^[^\n]*\n$/);
  return written.map((line) => JSON.parse(line));
}

test("a line has an end", () => {
  const [line] = lines((log) => log.error({ error: "long ".repeat(100_000), at: 5 }, "failed"));
  expect(line?.error).toHaveLength(4000);
  expect(line).toMatchObject({ at: 5, msg: "failed" });
});

test("an error is its message and stack, in which no token is", () => {
  const error = new TypeError(`no such page: "/one-time-link/${token}"`);
  const [line] = lines((log) => log.warn({ error }, `see ${token}`));
  expect(line?.error).toMatchObject({ type: "TypeError", message: 'no such page: "/one-time-link/…"' });
  expect(JSON.stringify(line)).not.toContain(token);
});

test("what is printed as an error or a warning becomes a line, unless it has one already", () => {
  const printer = { ...console };
  const written = lines((log) => {
    redirectConsole(log, printer);
    printer.error("\u001b[31m⨯\u001b[0m", new Error("foreseen\nby nobody"));
    printer.warn("deprecated: %s", "this");
    printer.error("⨯", Object.assign(new Error("reported"), { digest: "123" }));
  });
  expect(written).toMatchObject([
    { level: 50, printed: expect.stringMatching(/^⨯ Error: foreseen\nby nobody\n +at /) },
    { level: 40, printed: "deprecated: this" },
  ]);
});
