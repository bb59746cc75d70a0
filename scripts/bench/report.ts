/** What the benchmark found, as tables and as targets that were met or missed. */
import type { Loaded } from "./load";
import type { Detail, Grouping, Speed } from "./measure";

export interface Result {
  date: string;
  machine: { processor: string; cores: number; memory: number; node: string };
  loaded: Loaded[];
  cases: { name: string; title: string; sizes: ({ books: number; path: string } & Speed & Detail)[] }[];
  groupings: ({ title: string; books: number } & Grouping)[];
  memory?: { requests: number; first: number; second: number };
}

export interface Target {
  name: string;
  limit: number;
  /** What was measured for it, the worst first. */
  found: { what: string; value: number }[];
  met: boolean;
}

const MB = 1_000_000;

export function printTables({ loaded, cases, groupings, memory }: Result): void {
  print(
    ["load", "books", "rows s", "indexes s", "search s", "all s", "MB"],
    loaded.map(({ books, seconds, bytes }) => [
      "",
      whole(books),
      ...[seconds.rows, seconds.indexes, seconds.search, seconds.all].map((number) => number.toFixed(1)),
      whole(bytes / MB),
    ]),
  );
  const columns = "req/s|p50 ms|p99 ms|growth|queries|database ms|raw ms|ratio|KB|of it data|elements|rows".split("|");
  print(
    ["case", "books", ...columns],
    cases.flatMap(({ title, sizes }) =>
      sizes.map((size, index) => [
        index === 0 ? title : "",
        whole(size.books),
        whole(size.requestsPerSecond),
        size.p50.toFixed(1),
        size.p99.toFixed(1),
        index === 0 ? "" : growth(sizes[0], size).toFixed(2),
        whole(size.queries),
        size.databaseMs.toFixed(2),
        size.rawMs.toFixed(3),
        ratio(size).toFixed(1),
        (size.htmlBytes / 1000).toFixed(1),
        (size.dataBytes / 1000).toFixed(1),
        whole(size.elements),
        whole(size.rows),
      ]),
    ),
  );
  print(
    ["group", "books", "median ms", "slowest ms", "others p99 ms", "meanwhile", "others max ms", "meanwhile"],
    groupings.map(({ title, books, median, slowest, alone, meanwhile }) => [
      title,
      whole(books),
      ...[median, slowest, alone.p99, meanwhile.p99, alone.max, meanwhile.max].map((number) => number.toFixed(1)),
    ]),
  );
  if (memory) {
    const { requests, first, second } = memory;
    const held = `${whole(first / MB)} MB, after ${whole(2 * requests)} ${whole(second / MB)} MB`;
    console.log(`Memory after ${whole(requests)} requests ${held}\n`);
  }
}

/** What the benchmark has to show, as far as this run measured it. */
export function targets({ loaded, cases, groupings, memory }: Result): Target[] {
  const largest = cases.flatMap(({ title, sizes }) => sizes.slice(-1).map((size) => ({ what: title, ...size })));
  const full = largest.filter(({ rows }) => rows >= 50);
  const grown = cases.flatMap(({ title, sizes: [first, ...others] }) =>
    others.slice(-1).map((last) => ({ what: title, value: growth(first, last) })),
  );
  const grouped = groupings.map(({ title: what, median: value }) => ({ what, value }));
  const delays = groupings.map(({ title: what, alone, meanwhile }) => ({ what, value: meanwhile.p99 - alone.p99 }));
  const loads = loaded.map(({ books, seconds }) => ({ what: `${whole(books)} books`, value: seconds.all }));
  const held = memory ? [{ what: `after ${whole(memory.requests)} requests`, value: memory.first / MB }] : [];
  const growing = memory ? [{ what: `after as many again`, value: memory.second / memory.first }] : [];
  return [
    target("p50 of the largest size, of the smallest's", 1.3, grown),
    target(
      "queries",
      6,
      largest.map(({ what, queries: value }) => ({ what, value })),
    ),
    target(
      "KB of HTML with 50 rows",
      60,
      full.map(({ what, htmlBytes }) => ({ what, value: htmlBytes / 1000 })),
    ),
    target(
      "elements with 50 rows",
      1500,
      full.map(({ what, elements: value }) => ({ what, value })),
    ),
    target(
      "the database's time, of the raw limit's",
      5,
      largest.map((size) => ({ what: size.what, value: ratio(size) })),
    ),
    target("ms for a group by", 1000, grouped),
    target("ms by which a group by delays others (p99)", 50, delays),
    target("MB of memory", 350, held),
    target("memory, of that before", 1.05, growing),
    target("seconds to load", 180, loads),
  ].filter(({ found }) => found.length > 0);
}

function target(name: string, limit: number, found: Target["found"]): Target {
  const worstFirst = found.toSorted((a, b) => b.value - a.value);
  return { name, limit, found: worstFirst, met: worstFirst.every(({ value }) => value <= limit) };
}

/** A line for each target; where it is missed, with all that miss it. */
export function printTargets(all: Target[]): void {
  for (const { name, limit, found, met } of all) {
    const shown = met ? found.slice(0, 1) : found.filter(({ value }) => value > limit);
    const figures = shown.map(({ what, value }) => `${value.toFixed(value < 10 ? 2 : 0)} ${what}`).join(", ");
    console.log(`${met ? "met   " : "MISSED"}  ${name}: at most ${limit}; ${met ? "the worst " : ""}${figures}`);
  }
}

function growth(first: Speed | undefined, last: Speed): number {
  return last.p50 / (first?.p50 ?? Number.NaN);
}

function ratio({ databaseMs, rawMs }: Detail): number {
  return databaseMs / rawMs;
}

/** A table of texts: the first column to the left, the others to the right. */
function print(head: string[], rows: string[][]): void {
  if (rows.length === 0) return;
  const widths = head.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? "")].map((text) => text.length)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((text, column) =>
      column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
    );
    console.log(cells.join("  "));
  }
  console.log("");
}

const whole = (number: number) => Math.round(number).toLocaleString("en-GB");
