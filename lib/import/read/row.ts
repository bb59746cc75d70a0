/** A row of the file: its values, warnings and errors. */
import type { ImportProblem, PlanSample } from "../plan/plan";

/** An error or warning of a cell. An error rejects the whole row. */
export type RowProblem = Omit<ImportProblem, "line" | "cells" | "label" | "severity">;

export interface RowRepair {
  kind: string;
  was: string;
  now: string;
}

export interface ReadRow {
  /** Index of the row in the file, from 0. */
  ordinal: number;
  line: number;
  cells: string[];
  /** Parsed values by field, without empty ones. */
  values: Record<string, unknown>;
  /** Sort names of a book's authors, by name. */
  sortNames?: Map<string, string>;
  stock: { storeId: number; quantity: number }[];
  warnings: RowProblem[];
  errors: RowProblem[];
  repairs: RowRepair[];
  /** The row is empty, or was skipped by hand. */
  isSkipped: boolean;
  /** Keys that a duplicate row would share (duplicate-detector.ts). */
  keys: RowKey[];
}

/** Two rows with a common key are duplicates, unless both have a distinguisher and these differ. */
export interface RowKey {
  text: string;
  distinguisher: string | null;
}

/** The plan of a row. */
export interface PlannedRow {
  row: ReadRow;
  action: "created" | "changed" | "unchanged" | "skipped" | "rejected";
  label: string;
  /** The id of the existing record. */
  id?: number;
  differences: PlanSample["differences"];
  /** Problems found while planning, beside those of the file. */
  problems: RowProblem[];
}

export function rowProblem(kind: string, reason: string, at: Partial<RowProblem> = {}): RowProblem {
  return { column: null, field: null, value: "", kind, reason, ...at };
}
