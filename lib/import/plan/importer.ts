/** What the importers of all entities share. */

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
  /** The user who imports. */
  actor: Actor;
  /** Store names by id. */
  storeNames: Map<number, string>;
}

/** Plans and imports the rows of one entity. */
export interface EntityImporter<Plan extends PlannedRow> {
  /** Plans rows that are not skipped, rejected or duplicates. Only reads, with a constant number of queries. */
  plan(reader: Reader, rows: ReadRow[], context: PlanContext): Promise<Plan[]>;
  /** Writes the planned rows. Returns how many records of other entities were created. */
  apply(context: { tx: Transaction; record: Recorder }, planned: Plan[]): Promise<Record<string, number>>;
  /** Records of other entities that a row would create, with their folded names: the dry run counts them. */
  alsoCreates(planned: Plan): { entity: string; name: string }[];
}

export function rejectRow<Plan extends PlannedRow>(plan: Plan, ...problems: RowProblem[]): Plan {
  return { ...plan, action: "rejected", problems: [...plan.problems, ...problems], differences: [] };
}

/** The values that change an existing record: all that differ, or only those for its empty fields. */
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
