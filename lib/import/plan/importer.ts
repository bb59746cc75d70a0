/** What the context of every entity has in common. */

import type { Actor } from "../../auth/abilities";
import type { Reader } from "../../books/import/book-lookup";
import type { Transaction } from "../../db/write-transaction";
import type { Recorder } from "../../history/record";
import type { ImportEntity } from "../fields";
import type { PlannedRow, ReadRow, RowProblem } from "../read/row";
import type { ImportSettings } from "../settings";
import type { MatchedRecords } from "./duplicate-detector";

export interface PlanContext {
  entity: ImportEntity;
  settings: ImportSettings;
  matchedRecords: MatchedRecords;
  /** Who imports. */
  actor: Actor;
  /** What the stores are called, by their id. */
  storeNames: Map<number, string>;
}

/** How the rows of one entity are planned, and carried out. */
export interface EntityImporter<Plan extends PlannedRow> {
  /** Decides about rows that are none of them out, refused or a twin. Reads alone, a constant number of queries. */
  plan(reader: Reader, rows: ReadRow[], context: PlanContext): Promise<Plan[]>;
  /** Does what was planned; says what else was made, by its name in the history. */
  apply(context: { tx: Transaction; record: Recorder }, planned: Plan[]): Promise<Record<string, number>>;
  /** Folded names of what else would be made, by its name in the history: for the dry run, which counts them. */
  alsoCreates(planned: Plan): { entity: string; name: string }[];
}

export function rejectRow<Plan extends PlannedRow>(plan: Plan, ...problems: RowProblem[]): Plan {
  return { ...plan, action: "rejected", problems: [...plan.problems, ...problems], differences: [] };
}

/** What of the values is taken over into a row that is there: all of them, or those that it lacks. */
export function pickChanges<Row extends object>(
  before: Row,
  values: Record<string, unknown>,
  existing: "fill" | "overwrite" | "skip",
): Record<string, unknown> {
  const wanted = Object.entries(values).filter(([field, value]) => {
    const present = (before as Record<string, unknown>)[field];
    if (existing === "fill" && present !== null) return false;
    return present !== value;
  });
  return Object.fromEntries(wanted);
}
