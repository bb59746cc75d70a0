/** Prints the benchmark's results as tables, and targets as met or missed. */
import type { ExportSpeed } from "./export";
import type { Imported, Others } from "./import";
import type { Loaded } from "./load";
import type { Detail, Grouping, Speed } from "./measure";

export interface Result {
  date: string;
  machine: { processor: string; cores: number; memory: number; node: string };
  loaded: Loaded[];
  cases: { name: string; title: string; sizes: ({ books: number; path: string } & Speed & Detail)[] }[];
  groupings: ({ title: string; books: number } & Grouping)[];
  memory?: { requests: number; first: number; second: number };
  exports: ({ books: number } & ExportSpeed)[];
  imports: { sizes: Imported[]; others: Others[] };
}

export interface Target {
  name: string;
  limit: number;
  /** Its measurements, the worst first. */
  found: { what: string; value: number }[];
  met: boolean;
}

const MB = 1_000_000;

export function printTables({ loaded, cases, groupings, memory, exports, imports }: Result): void {
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
    ["group", "books", "median ms", "slowest ms", "others p99 ms", "during", "others max ms", "during"],
    groupings.map(({ title, books, median, slowest, alone, meanwhile }) => [
      title,
      whole(books),
      ...[median, slowest, alone.p99, meanwhile.p99, alone.max, meanwhile.max].map((number) => number.toFixed(1)),
    ]),
  );
  print(
    ["export", "books", "rows/s", "begins ms", "MB", "memory MB"],
    exports.map(({ format, books, rowsPerSecond, begins, bytes, memory }) => [
      format,
      ...[books, rowsPerSecond, begins, bytes / MB, memory / MB].map(whole),
    ]),
  );
  if (memory) {
    const { requests, first, second } = memory;
    const held = `${whole(first / MB)} MB, after ${whole(2 * requests)} ${whole(second / MB)} MB`;
    console.log(`Memory after ${whole(requests)} requests ${held}\n`);
  }
  print(
    ["import", "books", "dry run rows/s", "rows/s", "bare rows/s", "ratio", "MB"],
    imports.sizes.map(({ books, dryRun, run, limit, memory }) => [
      "",
      ...[books, dryRun, run, limit].map(whole),
      (run / limit).toFixed(2),
      whole(memory / MB),
    ]),
  );
  print(
    ["during an import", "books", "others p50 ms", "p99 ms", "requests"],
    imports.others.map(({ books, p50, p99, requests }) => [
      "",
      whole(books),
      p50.toFixed(1),
      p99.toFixed(1),
      whole(requests),
    ]),
  );
}

/** The targets that this run measured. */
export function targets({ loaded, cases, groupings, memory, exports, imports }: Result): Target[] {
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
    target("p50 on the largest database relative to the smallest", 1.3, grown),
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
      "database time relative to raw statements",
      5,
      largest.map((size) => ({ what: size.what, value: ratio(size) })),
    ),
    target("ms for a grouping", 1000, grouped),
    target("ms that a grouping delays other requests (p99)", 50, delays),
    target("MB of server memory", 350, held),
    target("memory after as many requests again, relative to before", 1.05, growing),
    target("seconds to load", 180, loads),
    target(
      "µs per row of a CSV export",
      20,
      exports
        .filter(({ format }) => format === "csv")
        .map(({ format, rowsPerSecond }) => ({ what: format, value: 1_000_000 / rowsPerSecond })),
    ),
    target(
      "MB of memory for an export",
      500,
      exports.map(({ format, memory }) => ({ what: format, value: memory / MB })),
    ),
    ...ofImports(imports),
  ].filter(({ found }) => found.length > 0);
}

function ofImports({ sizes, others }: Result["imports"]): Target[] {
  const each = (value: (one: Imported) => number) =>
    sizes.map((one) => ({ what: `${whole(one.books)} books`, value: value(one) }));
  const noticed = others.map(({ books, p99: value }) => ({ what: `${whole(books)} books`, value }));
  return [
    target(
      "µs per row of an import",
      200,
      each(({ run }) => 1_000_000 / run),
    ),
    target(
      "bare statements relative to an import",
      5,
      each(({ run, limit }) => limit / run),
    ),
    target(
      "MB of memory for an import",
      500,
      each(({ memory }) => memory / MB),
    ),
    target("ms for a page during an import (p99)", 150, noticed),
  ];
}

function target(name: string, limit: number, found: Target["found"]): Target {
  const worstFirst = found.toSorted((a, b) => b.value - a.value);
  return { name, limit, found: worstFirst, met: worstFirst.every(({ value }) => value <= limit) };
}

/** One line per target; if missed, with all measurements that miss it. */
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

/** A text table: the first column left-aligned, the others right-aligned. */
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
