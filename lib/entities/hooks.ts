/** Hooks of an entity into generic writes, deletions and exports of its rows. */

import type { Actor } from "../auth/abilities";
import type { SqlValue } from "../db/dialects/dialect";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import type { SheetColumn, SheetValue } from "../spreadsheet/columns";
import type { FieldValues, ModelName, Reader } from "./model";

/** Why a row cannot be deleted: a reason shared by several rows, and a detail of its own: "3 copies". */
export interface BlockedReason {
  reason: string;
  detail?: string;
}

/** The rows that cannot be deleted, by id; and rows of other entities that are deleted along with the others. */
export interface DeletionPlan {
  blocked: Map<number, BlockedReason>;
  dependents: { entity: ModelName; rows: { id: number; of: number }[] }[];
}

/** Columns of an export, the SQL selected for each row, and how cells are built from it: one per column by default. */
export interface ExportColumns {
  columns: SheetColumn[];
  selected: Prisma.Sql[];
  cells?(selected: SqlValue[]): SheetValue[];
}

/** Run in the same transaction when generic code, such as undo or bulk edit, writes rows. */
export interface EntityHooks {
  /** Writes the related rows of inserted or updated rows. */
  writeRelations?(tx: Transaction, rows: FieldValues[]): Promise<void>;
  /** Plans a deletion beyond references: rows that are blocked, and dependents, whose references do not block. */
  planDeletion?(reader: Reader, ids: number[]): Promise<DeletionPlan>;
  /** Runs after an update of several rows. */
  afterUpdate?(
    tx: Transaction,
    record: Recorder,
    rows: { id: number; before: FieldValues; after: FieldValues }[],
  ): Promise<void>;
  /** Runs before a deletion: deletes, and records, dependents. */
  beforeDelete?(tx: Transaction, record: Recorder, ids: number[]): Promise<void>;
  /** Deletes a person's own rows when they are erased, and records that without their content. */
  erasePerson?(tx: Transaction, record: Recorder, userId: number): Promise<void>;
  /** @throws ForbiddenError unless the actor may write this row: a saved view of another user. */
  authoriseRow?(actor: Actor, row: FieldValues): void;
}
