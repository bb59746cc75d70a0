/** A row of the file on its way to the database: what was read out of it, and what is to be said of that. */
import type { ImportProblem, PlanSample } from "../plan/plan";

/** What is to be said of a cell; refused, the whole row stays out. */
export type RowProblem = Omit<ImportProblem, "line" | "cells" | "label" | "severity">;

export interface RowRepair {
  kind: string;
  was: string;
  now: string;
}

export interface ReadRow {
  /** Its place among the file's rows, from 0. */
  ordinal: number;
  line: number;
  cells: string[];
  /** By field, as the entity's schema has made them; what is empty is not among them. */
  values: Record<string, unknown>;
  /** How a file of books sorts its authors, by their names. */
  sortNames?: Map<string, string>;
  stock: { storeId: number; quantity: number }[];
  warnings: RowProblem[];
  errors: RowProblem[];
  repairs: RowRepair[];
  /** Nothing is to be done: it is empty, or was left out by hand. */
  isSkipped: boolean;
  /** What the same thing in another row would have, too (twins.ts). */
  keys: RowKey[];
}

/** Two rows are the same thing where they have a key in common, unless each has an `own` and these differ. */
export interface RowKey {
  text: string;
  distinguisher: string | null;
}

/** What becomes of a row. */
export interface PlannedRow {
  row: ReadRow;
  action: "created" | "changed" | "unchanged" | "skipped" | "rejected";
  label: string;
  /** The id of the existing record. */
  id?: number;
  differences: PlanSample["differences"];
  /** Doubts or errors that came up beside those of the file itself. */
  problems: RowProblem[];
}

export function rowProblem(kind: string, reason: string, at: Partial<RowProblem> = {}): RowProblem {
  return { column: null, field: null, value: "", kind, reason, ...at };
}
