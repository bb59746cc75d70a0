/** Why an undo leaves a row alone: by numbers alone, so that it holds nobody's name. */
import type { Entity } from "../audit/entities";

export interface Left {
  entity: Entity;
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
  | { why: "missing"; entity: Entity; id: number }
  /** So many other rows name it by now. */
  | { why: "needed"; by: Entity; count: number }
  /** A user who has done something. */
  | { why: "acted" }
  | { why: "lastAdmin" }
  /** A password, or what no version of today can read. */
  | { why: "notKept" };

/** So many are named; all are counted. */
export const NAMED = 200;
