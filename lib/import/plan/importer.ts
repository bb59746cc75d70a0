/** What the planning of every entity has in common. */

import type { Actor } from "../../auth/abilities";
import type { Reader } from "../../books/import/book-lookup";
import type { Transaction } from "../../db/write-transaction";
import type { Recorder } from "../../history/record";
import type { ImportEntity } from "../fields";
import type { Note, Planned, ReadRow } from "../read/row";
import type { ImportSettings } from "../settings";
import type { Claims } from "./duplicate-rows";

export interface Planning {
  entity: ImportEntity;
  settings: ImportSettings;
  claims: Claims;
  /** Who imports. */
  actor: Actor;
  /** What the stores are called, by their id. */
  storeNames: Map<number, string>;
}

/** How the rows of one entity are planned, and carried out. */
export interface Kind<Plan extends Planned> {
  /** Decides about rows that are none of them out, refused or a twin. Reads alone, a constant number of queries. */
  plan(reader: Reader, rows: ReadRow[], planning: Planning): Promise<Plan[]>;
  /** Does what was planned; says what else was made, by its name in the history. */
  apply(context: { tx: Transaction; record: Recorder }, planned: Plan[]): Promise<Record<string, number>>;
  /** Folded names of what else would be made, by its name in the history: for the dry run, which counts them. */
  also(planned: Plan): { entity: string; name: string }[];
}

export function refused<Plan extends Planned>(plan: Plan, ...notes: Note[]): Plan {
  return { ...plan, action: "refused", notes: [...plan.notes, ...notes], differences: [] };
}

/** What of the values is taken over into a row that is there: all of them, or those that it lacks. */
export function taken<Row extends object>(
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
