/** Models of the Prisma schema and their rows, as generic code names and reads them. */

import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";

/** A model of prisma/schema.prisma, named as its Prisma delegate: "book". */
export type ModelName = Uncapitalize<Prisma.ModelName>;

/** A row of any entity that a page can link to. */
export interface Reference {
  entity: ModelName;
  id: number;
  label: string;
}

export type FieldValues = Record<string, unknown>;
/** A row as commands edit and record it. */
export type EntityRow = FieldValues & { id: number; version: number };
/** Reads in a transaction, or outside of one. */
export type Reader = Omit<Transaction, "$executeRaw" | "$executeRawUnsafe">;
