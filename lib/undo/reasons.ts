/** Why an undo leaves a row alone: by numbers alone, so that it holds nobody's name. */
import type { EntityName } from "../entities/registry";

export interface Left {
  entity: EntityName;
  id: number;
  reason: Reason;
}

export type Reason =
  /** Somebody changed it again; no set where that was done past the application. */
  | { why: "changed"; set?: number }
  /** It was deleted since. */
  | { why: "gone"; set?: number }
  /** Another undo has taken this back already. */
  | { why: "undone"; set: number }
  /** A deleted row is there again. */
  | { why: "there" }
  /** Another row of its kind has by now what this one had. */
  | { why: "taken"; field: string; by: number }
  /** A row that it named is not there any more. */
  | { why: "missing"; entity: EntityName; id: number }
  /** So many other rows name it by now. */
  | { why: "needed"; by: EntityName; count: number }
  /** A user who has done something. */
  | { why: "acted" }
  | { why: "lastOne" }
  /** A password, or what no version of today can read. */
  | { why: "notKept" };

/** So many are named; all are counted. */
export const NAMED = 200;
