/** The rows that something is wrong with, as they are fixed on their page. */
import type { FormValues } from "@/components/form/form-state";
import type { ImportProblem } from "@/lib/import/plan/plan";
import { MAX_OTHER_CELL, MAX_PROBLEM_CELL } from "@/lib/import/plan/plan-store";
import type { ImportSettings } from "@/lib/import/settings";
import { cellField, skipField } from "./settings-form";

export interface ProblemCell {
  column: number;
  /** “ISBN” */
  label: string;
  /** As the file has it, or as it was fixed before. */
  value: string;
  reason?: string;
  suggestion?: string;
  /** Only the beginning is shown: it is to be fixed in the file. */
  isTooLong?: boolean;
}

export interface ProblemRow {
  line: number;
  isRejected: boolean;
  /** What the row is about: its title, or its name. */
  name: string;
  /** What belongs to no cell. */
  reasons: string[];
  /** The cells that something is wrong with, and the others that are matched. */
  marked: ProblemCell[];
  others: ProblemCell[];
}

/** The problems of one page, those of a line together; `labelOf` says what a column is. */
export function groupProblems(
  problems: ImportProblem[],
  labelOf: (column: number) => string,
  nameColumn: number | undefined,
): ProblemRow[] {
  return [...groupedBy(problems, ({ line }) => line)].map(([line, those]) => {
    const cells = those[0]?.cells ?? {};
    const marked = those.flatMap(({ column, value, reason, suggestion }) =>
      column === null ? [] : [{ column, label: labelOf(column), value: cells[column] ?? value, reason, suggestion }],
    );
    // Two things may be wrong with one cell.
    const once = [...groupedBy(marked, ({ column }) => column).values()].map(mergeProblems);
    const others = Object.entries(cells)
      .map(([column, value]) => ({ column: Number(column), label: labelOf(Number(column)), value }))
      .filter(({ column, value }) => value.length <= MAX_OTHER_CELL && !once.some((cell) => cell.column === column));
    return {
      line,
      isRejected: those.some(({ severity }) => severity === "error"),
      name: nameColumn === undefined ? "" : (cells[nameColumn] ?? ""),
      reasons: those.filter(({ column }) => column === null).map(({ reason }) => reason),
      marked: once.map(truncateCell),
      others,
    };
  });
}

function truncateCell(cell: ProblemCell): ProblemCell {
  if (cell.value.length <= MAX_PROBLEM_CELL) return cell;
  return { ...cell, value: `${cell.value.slice(0, 200)}…`, isTooLong: true };
}

function groupedBy<Item>(items: Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function mergeProblems(cells: (ProblemCell & { reason: string })[]): ProblemCell {
  const [first, ...more] = cells as [ProblemCell, ...ProblemCell[]];
  return {
    ...first,
    reason: [first, ...more].map(({ reason }) => reason).join(" "),
    suggestion: cells.find(({ suggestion }) => suggestion !== undefined)?.suggestion,
  };
}

/** What stands in the fields at first: what was fixed since the file was checked, a suggestion, or what the file has. */
export function problemValues(rows: ProblemRow[], { fixes, skippedLines }: ImportSettings): FormValues {
  const out = new Set(skippedLines);
  return Object.fromEntries(
    rows.flatMap(({ line, marked, others }) => [
      [skipField(line), out.has(line) ? "yes" : ""],
      ...[...marked, ...others]
        .filter(({ isTooLong }) => !isTooLong)
        .map(({ column, value, suggestion }) => [
          cellField(line, column),
          fixes[line]?.[column] ?? suggestion ?? value,
        ]),
    ]),
  );
}
