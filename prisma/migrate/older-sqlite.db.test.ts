// @postgresql: migrations of its own
/** An operator's sqlite3 may be older than the SQLite that Deckle brings: Debian 12 has 3.40. */
import { execFileSync } from "node:child_process";
import { expect, inject, test } from "vitest";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { migrate } from "./migrate";
import { query } from "./testing";

const onSqlite = inject("dialect") === "sqlite";

/** Words in front of a parenthesis that call no function. */
const NO_FUNCTION = /^(in|as|from|join|exists|over|filter|values|select|where|and|or|not|on|when|then|else|is)$/i;

/** Whether an aggregate sorts what it takes in, as in group_concat(a, ',' ORDER BY b): SQLite reads that since 3.44. */
function sortsInAggregate(sql: string): boolean {
  const open: boolean[] = [];
  const token = /'(?:[^']|'')*'|--.*|(\w+|"[^"]*")\s*\(|\(|\)|\border\s+by\b/gi;
  for (const [text, name] of sql.matchAll(token)) {
    if (text.endsWith("(")) open.push(name !== undefined && !NO_FUNCTION.test(name));
    else if (text === ")") open.pop();
    else if (/^order/i.test(text) && open.at(-1)) return true;
  }
  return false;
}

test("what sorts inside an aggregate is told from what does not", () => {
  expect(sortsInAggregate("SELECT group_concat(upper(a), ',' ORDER BY b) FROM t")).toBe(true);
  expect(sortsInAggregate("SELECT (SELECT string_agg(a, ')' ORDER BY b) FROM t)")).toBe(true);
  expect(sortsInAggregate("SELECT sum(a) OVER (ORDER BY b), (SELECT max(a) FROM t ORDER BY b) FROM t")).toBe(false);
  expect(sortsInAggregate("SELECT group_concat(a) FROM (SELECT upper(a) AS a FROM t ORDER BY b) ORDER BY 1")).toBe(
    false,
  );
});

if (onSqlite)
  test("nothing in the schema sorts inside an aggregate, which SQLite 3.40 cannot read", async () => {
    const url = await scratchDatabase();
    await migrate(url);
    const schema = await query(url, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL");
    expect(schema.length).toBeGreaterThan(50);
    expect(schema.filter(({ sql }) => sortsInAggregate(String(sql))).map(({ name }) => name)).toEqual([]);
  });

if (onSqlite)
  test.runIf(hasSqlite3())("the sqlite3 of this machine backs a database up, and the copy is sound", async () => {
    const url = await scratchDatabase();
    await migrate(url);
    const file = url.slice("file:".length);
    const copy = `${file}.copy`;
    sqlite3(file, `.backup ${copy}`);
    expect(sqlite3(copy, "PRAGMA integrity_check")).toBe("ok");
    expect(sqlite3(copy, ".schema")).toContain('CREATE VIEW "BookText"');
  });

function sqlite3(file: string, command: string): string {
  return execFileSync("sqlite3", [file, command], { encoding: "utf8" }).trim();
}

function hasSqlite3(): boolean {
  try {
    return sqlite3(":memory:", "SELECT 1") === "1";
  } catch {
    return false;
  }
}
