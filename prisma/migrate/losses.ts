import type { Contents } from "./dialects/dialect";

// What triggers make of the other tables (the search index, the counters) is not lost: going forward makes it again.
const TRIGGER_TABLES = /(Search|Word|Total)$/;

/** What data is there before and not after, a phrase for each: tables, columns, rows and single values. */
export function findLosses(before: Contents, after: Contents): string[] {
  return [...before].flatMap(([table, was]) => {
    if (TRIGGER_TABLES.test(table)) return [];
    const is = after.get(table);
    if (!is) return was.rows > 0 ? [`the table ${table} with ${plural(was.rows, "row")}`] : [];
    if (is.rows < was.rows) return [`${plural(was.rows - is.rows, "row")} of ${table}`];
    return [...was.values].flatMap(([column, count]) => {
      const left = is.values.get(column);
      if (left === undefined) return count > 0 ? [`the column ${table}.${column} with ${plural(count, "value")}`] : [];
      return left < count ? [`${plural(count - left, "value")} of ${table}.${column}`] : [];
    });
  });
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
