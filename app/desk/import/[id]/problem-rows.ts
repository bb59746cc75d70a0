/** The rows that something is wrong with, as they are mended on their page. */
import type { Values } from "@/components/form/state";
import type { Problem } from "@/lib/import/plan/plan";
import { LONGEST_MARKED, LONGEST_OTHER } from "@/lib/import/plan/plan-store";
import type { ImportSettings } from "@/lib/import/settings";
import { cellField, leaveOutField } from "./settings-form";

export interface CellShown {
  column: number;
  /** “ISBN” */
  label: string;
  /** As the file has it, or as it was mended before. */
  value: string;
  reason?: string;
  proposal?: string;
  /** Only the beginning is shown: it is to be mended in the file. */
  isTooLong?: boolean;
}

export interface ProblemRow {
  line: number;
  isRefused: boolean;
  /** What the row is about: its title, or its name. */
  name: string;
  /** What belongs to no cell. */
  reasons: string[];
  /** The cells that something is wrong with, and the others that are matched. */
  marked: CellShown[];
  others: CellShown[];
}

/** The problems of one page, those of a line together; `labelOf` says what a column is. */
export function problemRows(
  problems: Problem[],
  labelOf: (column: number) => string,
  nameColumn: number | undefined,
): ProblemRow[] {
  return [...groupedBy(problems, ({ line }) => line)].map(([line, those]) => {
    const cells = those[0]?.cells ?? {};
    const marked = those.flatMap(({ column, value, reason, proposal }) =>
      column === null ? [] : [{ column, label: labelOf(column), value: cells[column] ?? value, reason, proposal }],
    );
    // Two things may be wrong with one cell.
    const once = [...groupedBy(marked, ({ column }) => column).values()].map(joined);
    const others = Object.entries(cells)
      .map(([column, value]) => ({ column: Number(column), label: labelOf(Number(column)), value }))
      .filter(({ column, value }) => value.length <= LONGEST_OTHER && !once.some((cell) => cell.column === column));
    return {
      line,
      isRefused: those.some(({ severity }) => severity === "refused"),
      name: nameColumn === undefined ? "" : (cells[nameColumn] ?? ""),
      reasons: those.filter(({ column }) => column === null).map(({ reason }) => reason),
      marked: once.map(shortened),
      others,
    };
  });
}

function shortened(cell: CellShown): CellShown {
  if (cell.value.length <= LONGEST_MARKED) return cell;
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

function joined(cells: (CellShown & { reason: string })[]): CellShown {
  const [first, ...more] = cells as [CellShown, ...CellShown[]];
  return {
    ...first,
    reason: [first, ...more].map(({ reason }) => reason).join(" "),
    proposal: cells.find(({ proposal }) => proposal !== undefined)?.proposal,
  };
}

/** What stands in the fields at first: what was mended since the file was checked, a proposal, or what the file has. */
export function problemValues(rows: ProblemRow[], { fixes, leaveOut }: ImportSettings): Values {
  const out = new Set(leaveOut);
  return Object.fromEntries(
    rows.flatMap(({ line, marked, others }) => [
      [leaveOutField(line), out.has(line) ? "yes" : ""],
      ...[...marked, ...others]
        .filter(({ isTooLong }) => !isTooLong)
        .map(({ column, value, proposal }) => [cellField(line, column), fixes[line]?.[column] ?? proposal ?? value]),
    ]),
  );
}
