/** The plan: the result of a dry run. */

export type RowAction = "created" | "changed" | "unchanged" | "skipped" | "rejected";

export interface Plan {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  skipped: number;
  rejected: number;
  /** Rows that will be imported with warnings. */
  withWarnings: number;
  repairs: { kind: string; label: string; count: number; samples: { line: number; was: string; now: string }[] }[];
  /** Records of other entities that will be created: { author: 12, stock: 3 }. */
  alsoCreated: Record<string, number>;
  /** At most 20 of each. */
  samples: { created: PlanSample[]; changed: PlanSample[] };
  problemKinds: { kind: string; label: string; count: number }[];
}

export interface PlanSample {
  line: number;
  label: string;
  differences: { label: string; was?: string; now?: string }[];
  /** The id of the existing record. */
  id?: number;
}

/** An error, which rejects the row, or a warning. */
export interface ImportProblem {
  line: number;
  /** From 0; null for the whole row. */
  column: number | null;
  field: string | null;
  label: string;
  value: string;
  reason: string;
  severity: "error" | "warning";
  kind: string;
  suggestion?: string;
  /** The row's cells in matched columns, by position. */
  cells: Record<number, string>;
}

/** A row that was imported differently from the plan. */
export type PlanDeviation = {
  line: number;
  was: string;
  now: string;
};
