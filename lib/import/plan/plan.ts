/** What a dry run finds: the plan that the run then carries out. */

export type Action = "created" | "changed" | "unchanged" | "skipped" | "refused";

export interface Plan {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  skipped: number;
  refused: number;
  /** Rows that go in, with something to be looked at. */
  doubtful: number;
  repairs: { kind: string; label: string; count: number; samples: { line: number; was: string; now: string }[] }[];
  /** What else is made, by its name in the history: { author: 12, stock: 3 }. */
  alsoCreated: Record<string, number>;
  /** At most 20 of each. */
  samples: { created: Sample[]; changed: Sample[] };
  problemKinds: { kind: string; label: string; count: number }[];
}

export interface Sample {
  line: number;
  label: string;
  differences: { label: string; was?: string; now?: string }[];
  /** Of the row that is there. */
  id?: number;
}

/** A row that is refused, or goes in with something to be looked at. */
export interface Problem {
  line: number;
  /** From 0. */
  column: number | null;
  field: string | null;
  label: string;
  value: string;
  reason: string;
  severity: "refused" | "doubtful";
  kind: string;
  proposal?: string;
  /** The row's cells in the columns that are matched, by their position. */
  cells: Record<number, string>;
}

/** A row that the run treated otherwise than the dry run had said. */
export type Different = {
  line: number;
  was: string;
  now: string;
};
