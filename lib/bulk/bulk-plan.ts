/** The plan of a bulk edit for some of its rows. */
import type { Actor } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import type { EntityName } from "../entities/registry";
import type { Named, Reader, Row } from "./rows";
import type { BulkAction } from "./schema";

export interface BulkEdit {
  entity: EntityName;
  action: BulkAction;
  actor: Actor;
  /** When the user saw the preview; undefined for the preview itself. */
  seenAt?: Date;
}

/** A row that is skipped, and why. */
export interface SkippedRow {
  id: number;
  label: string;
  /** The same text for all rows skipped for the same reason. */
  reason: string;
  /** Details for this row: "3 copies at Mill Lane". */
  detail?: string;
}

/** A row that is changed, with its field or stock before and after. */
export interface PlannedChange {
  id: number;
  label: string;
  before?: unknown;
  after?: unknown;
}

export interface Deletion {
  entity: EntityName;
  /** The rows are loaded when they are deleted; a preview does without. */
  ids: number[];
}

export interface BulkPlan {
  changes: PlannedChange[];
  updates: { row: Row; values: Record<string, unknown> }[];
  /** New stock records. */
  listings: { bookId: number; storeId: number; quantity: number }[];
  /** In the order in which they can be deleted. */
  deletions: Deletion[];
  unchanged: number;
  /** The number of rows that no longer exist. */
  gone: number;
  skipped: SkippedRow[];
}

/** Splits items by a condition. */
export function split<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Admins cannot change or delete their own account in bulk, so that one active admin always remains. */
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
