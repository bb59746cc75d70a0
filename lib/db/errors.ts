import { dialect } from "./connections";
import { errorCodes } from "./dialects/dialect";
import { type Fault, fileFaultOf, inDoubtMessage } from "./fault-messages";

/** The connection was lost during a commit: the data may have been written or not. */
export class InDoubtError extends Error {
  constructor(cause: unknown) {
    super(inDoubtMessage(), { cause });
  }
}

/** Nothing was written: another writer held the lock until the timeout. */
export class DatabaseBusyError extends Error {
  constructor(cause?: unknown) {
    super("The database was busy, and nothing was saved. Try again in a moment.", { cause });
  }
}

const FOREIGN_KEY_CODES = new Set(["P2003", "ForeignKeyConstraintViolation", "RestrictViolation", "23503", "23001"]);

/** The fault of the database, or of a file's disk, behind an error; undefined where there is none. */
export function faultOf(error: unknown): Fault | undefined {
  return dialect.faultOf(error) ?? fileFaultOf(error);
}

/** Whether a referenced row is missing, or a row could not be deleted because others refer to it. */
export function isForeignKeyViolation(error: unknown): boolean {
  return errorCodes(error).some((code) => code !== undefined && FOREIGN_KEY_CODES.has(code));
}
