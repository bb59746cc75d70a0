/** Why an undo skips a row, stored as ids only, so that it holds no personal data. */
import type { EntityName } from "../entities/registry";

export interface SkippedRow {
  entity: EntityName;
  id: number;
  reason: SkipReason;
}

export type SkipReason =
  /** Changed again; no set if that was done outside the application. */
  | { code: "changed"; set?: number }
  /** Deleted since. */
  | { code: "deleted"; set?: number }
  /** Already undone by another set. */
  | { code: "undone"; set: number }
  /** A deleted row exists again. */
  | { code: "exists" }
  /** Another row has its unique value now. */
  | { code: "duplicate"; field: string; by: number }
  /** A row that it refers to no longer exists. */
  | { code: "missing"; entity: EntityName; id: number }
  /** Other rows refer to it. */
  | { code: "referenced"; by: EntityName; count: number }
  /** A user who has changed something. */
  | { code: "actor" }
  | { code: "last" }
  /** A secret, or a value that this version cannot read. */
  | { code: "notRecorded" };

/** At most this many rows are stored; all are counted. */
export const MAX_NAMED = 200;
