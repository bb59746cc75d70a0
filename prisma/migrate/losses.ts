import type { Contents } from "./dialects/dialect";

// Tables that triggers derive from others (search index, counters) are no loss: migrating forward rebuilds them.
const TRIGGER_TABLES = /(Search|Word|Total)$/;

/** The data that exists before and not after, a phrase for each loss: tables, columns, rows and values. */
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
