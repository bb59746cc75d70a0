/** What an entity adds to generic writes, deletions and exports of its rows. */

import type { Actor } from "../auth/abilities";
import type { SqlValue } from "../db/dialects/dialect";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import type { SheetColumn, SheetValue } from "../spreadsheet/columns";
import type { FieldValues, ModelName, Reader } from "./model";

/** Why a row is left alone: the same for all that are left alone for the same, and its own case: "3 copies". */
export interface BlockedReason {
  reason: string;
  detail?: string;
}

/** The rows that cannot be deleted, by their ids; and rows of other entities that go with those that can. */
export interface DeletionPlan {
  blocked: Map<number, BlockedReason>;
  dependents: { entity: ModelName; rows: { id: number; of: number }[] }[];
}

/** Columns of an export, what is selected for each row, and how the cells are made of it: one of each where missing. */
export interface ExportColumns {
  columns: SheetColumn[];
  selected: Prisma.Sql[];
  cells?(selected: SqlValue[]): SheetValue[];
}

/** What else happens when generic code, such as undo or bulk edit, writes rows. In the same transaction. */
export interface EntityHooks {
  /** Writes what belongs to rows and stands in other tables, for rows that were inserted or updated. */
  writeRelations?(tx: Transaction, rows: FieldValues[]): Promise<void>;
  /** Which more rows are kept than those to which others refer; rows of the dependents' entities do not keep them. */
  planDeletion?(reader: Reader, ids: number[]): Promise<DeletionPlan>;
  /** Follows an update of several rows. */
  afterUpdate?(
    tx: Transaction,
    record: Recorder,
    rows: { id: number; before: FieldValues; after: FieldValues }[],
  ): Promise<void>;
  /** Precedes the deletion of rows: deletes, and records, what goes with them. */
  beforeDelete?(tx: Transaction, record: Recorder, ids: number[]): Promise<void>;
  /** Deletes what is a person's own when they are erased, and records that without what they wrote. */
  erasePerson?(tx: Transaction, record: Recorder, userId: number): Promise<void>;
  /** @throws ForbiddenError unless the actor may write this row: somebody's saved view. */
  authoriseRow?(actor: Actor, row: FieldValues): void;
}
