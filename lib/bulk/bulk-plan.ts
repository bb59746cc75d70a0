/** What is to be done to a part of the rows that are edited together, before it is done. */
import type { Actor } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import type { EntityName } from "../entities/registry";
import type { Named, Reader, Row } from "./rows";
import type { BulkAction } from "./schema";

export interface BulkEdit {
  entity: EntityName;
  action: BulkAction;
  /** Who does it. */
  actor: Actor;
  /** When that person saw what would come of it; undefined while they look. */
  seenAt?: Date;
}

/** A row that is left as it is, and why. */
export interface SkippedRow {
  id: number;
  label: string;
  /** The same for all that are refused for the same. */
  reason: string;
  /** What it is in this row's case: "3 copies at Mill Lane". */
  detail?: string;
}

/** A row that something is done to, with what its field or its stock was and is to be. */
export interface PlannedChange {
  id: number;
  label: string;
  before?: unknown;
  after?: unknown;
}

export interface Deletion {
  entity: EntityName;
  /** The rows themselves are read when they go: a preview does without. */
  ids: number[];
}

export interface BulkPlan {
  changes: PlannedChange[];
  updates: { row: Row; values: Record<string, unknown> }[];
  /** What stores get on their lists. */
  listings: { bookId: number; storeId: number; quantity: number }[];
  /** In the order in which they can go. */
  deletions: Deletion[];
  unchanged: number;
  /** How many are not there any more. */
  gone: number;
  skipped: SkippedRow[];
}

/** The rows for which the answer is yes, and the others. */
export function split<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** An admin stays an admin, active and there: so that one is always left, who is the one that asks. */
export const isOwnAccount = (actor: Actor, id: number): boolean => actor.kind === "user" && actor.id === id;

export const ownAccountSkipped = ({ id, label }: Named): SkippedRow => ({ id, label, reason: "Your own account" });

export const othersRowSkipped = ({ id, label }: Named): SkippedRow => ({
  id,
  label,
  reason: "Belongs to someone else",
});

/** @throws CommandError */
export async function refuseMissingStore(reader: Reader, id: number): Promise<void> {
  const store = await reader.store.findUnique({ where: { id }, select: { id: true } });
  if (!store) throw new CommandError("This store no longer exists. Choose another.");
}
