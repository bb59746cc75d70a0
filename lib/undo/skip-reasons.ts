/** Why an undo leaves a row alone: by numbers alone, so that it holds nobody's name. */
import type { EntityName } from "../entities/registry";

export interface SkippedRow {
  entity: EntityName;
  id: number;
  reason: SkipReason;
}

export type SkipReason =
  /** Somebody changed it again; no set where that was done past the application. */
  | { code: "changed"; set?: number }
  /** Can’t undo: deleted since. */
  | { code: "deleted"; set?: number }
  /** Another undo has taken this back already. */
  | { code: "undone"; set: number }
  /** A deleted row is there again. */
  | { code: "exists" }
  /** Another row of its kind has by now what this one had. */
  | { code: "duplicate"; field: string; by: number }
  /** A row that it named is not there any more. */
  | { code: "missing"; entity: EntityName; id: number }
  /** So many other rows name it by now. */
  | { code: "referenced"; by: EntityName; count: number }
  /** A user who has done something. */
  | { code: "actor" }
  | { code: "last" }
  /** A password, or what no version of today can read. */
  | { code: "notRecorded" };

/** So many are named; all are counted. */
export const MAX_NAMED = 200;
