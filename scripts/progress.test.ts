import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Progress } from "./progress.mjs";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function shown(isTTY: boolean) {
  let text = "";
  const stream = {
    isTTY,
    columns: 60,
    write(more: string) {
      text += more;
    },
  };
  return {
    progress: new Progress(stream),
    /** What was written since the last time. */
    said() {
      const said = text;
      text = "";
      return said;
    },
  };
}

describe("without a terminal", () => {
  test("a step says every 15 seconds that it is running, and why it may take long", () => {
    const { progress, said } = shown(false);
    progress.begin("Packages", "it compiles");
    vi.advanceTimersByTime(14_000);
    expect(said()).toBe("");
    vi.advanceTimersByTime(17_000);
    expect(said()).toBe("… Packages 15 s (it compiles)\n… Packages 30 s (it compiles)\n");
    expect(progress.end("Packages")).toBe(31_000);
    vi.advanceTimersByTime(60_000);
    expect(said()).toBe("");
  });

  test("steps that run at once share the line", () => {
    const { progress, said } = shown(false);
    progress.begin("Tests");
    vi.advanceTimersByTime(10_000);
    progress.begin("Build");
    progress.print("✓ Types");
    vi.advanceTimersByTime(5_000);
    progress.end("Tests");
    vi.advanceTimersByTime(15_000);
    expect(said()).toBe("✓ Types\n… Tests 15 s, Build 5 s\n… Build 20 s\n");
  });
});

test("in a terminal one line is rewritten each second, and what stays is printed above it", () => {
  const { progress, said } = shown(true);
  progress.begin("Packages", `it ${"compiles ".repeat(20)}`);
  vi.advanceTimersByTime(2_000);
  const line = (text: string) => `\r\u001b[K${text}`;
  expect(said()).toBe(line("… Packages 0 s") + line("… Packages 1 s") + line("… Packages 2 s"));
  progress.print("Something");
  expect(said()).toBe(`${line("Something")}\n${line("… Packages 2 s")}`);
  vi.advanceTimersByTime(8_000);
  // No longer than the terminal is wide, or it could not be rewritten.
  expect(said().split("\r\u001b[K").at(-1)).toMatch(/^… Packages 10 s \(it compiles.{30,}$/);
  progress.end("Packages");
  expect(said()).toBe(line(""));
});
