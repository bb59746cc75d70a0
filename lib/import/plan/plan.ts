/** What a dry run finds: the plan that the run then carries out. */

export type RowAction = "created" | "changed" | "unchanged" | "skipped" | "rejected";

export interface Plan {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  skipped: number;
  rejected: number;
  /** Rows that go in, with something to be looked at. */
  withWarnings: number;
  repairs: { kind: string; label: string; count: number; samples: { line: number; was: string; now: string }[] }[];
  /** What else is made, by its name in the history: { author: 12, stock: 3 }. */
  alsoCreated: Record<string, number>;
  /** At most 20 of each. */
  samples: { created: PlanSample[]; changed: PlanSample[] };
  problemKinds: { kind: string; label: string; count: number }[];
}

export interface PlanSample {
  line: number;
  label: string;
  differences: { label: string; was?: string; now?: string }[];
  /** Of the row that is there. */
  id?: number;
}

/** A row that is refused, or goes in with something to be looked at. */
export interface ImportProblem {
  line: number;
  /** From 0. */
  column: number | null;
  field: string | null;
  label: string;
  value: string;
  reason: string;
  severity: "error" | "warning";
  kind: string;
  suggestion?: string;
  /** The row's cells in the columns that are matched, by their position. */
  cells: Record<number, string>;
}

/** A row that the run treated otherwise than the dry run had said. */
export type PlanDeviation = {
  line: number;
  was: string;
  now: string;
};
