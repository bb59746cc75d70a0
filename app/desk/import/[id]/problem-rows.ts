/** Rows with problems, as shown on their page. */
import type { FormValues } from "@/components/form/form-state";
import type { ImportProblem } from "@/lib/import/plan/plan";
import { MAX_OTHER_CELL, MAX_PROBLEM_CELL } from "@/lib/import/plan/plan-store";
import type { ImportSettings } from "@/lib/import/settings";
import { cellField, skipField } from "./settings-form";

export interface ProblemCell {
  column: number;
  /** “ISBN” */
  label: string;
  /** The text of the file, or of an earlier fix. */
  value: string;
  reason?: string;
  suggestion?: string;
  /** Truncated; can only be fixed in the file. */
  isTooLong?: boolean;
}

export interface ProblemRow {
  line: number;
  isRejected: boolean;
  /** The title or name of the row. */
  name: string;
  /** Reasons that belong to no cell. */
  reasons: string[];
  /** Cells with problems, and the other matched cells. */
  marked: ProblemCell[];
  others: ProblemCell[];
}

/** Groups the problems of a page by line. `labelOf` returns the label of a column. */
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
    // A cell may have several problems.
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

/** Initial field values: an earlier fix, a suggestion, or the text of the file. */
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
