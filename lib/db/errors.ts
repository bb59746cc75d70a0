import { dialect } from "./connections";
import { errorCodes } from "./dialects/dialect";
import { type Fault, fileFaultOf, inDoubtMessage } from "./fault-messages";

/** The database broke off in the middle of a commit: what was written may be there or not. */
export class InDoubtError extends Error {
  constructor(cause: unknown) {
    super(inDoubtMessage(), { cause });
  }
}

/** Nothing was written: somebody else held the database all the time that we were willing to wait. */
export class DatabaseBusyError extends Error {
  constructor(cause?: unknown) {
    super("The database was busy, and nothing was saved. Try again in a moment.", { cause });
  }
}

const FOREIGN_KEY_CODES = new Set(["P2003", "ForeignKeyConstraintViolation", "RestrictViolation", "23503", "23001"]);

/** What is wrong with the database, or with the disk that a file is on, where an error says that something is. */
export function faultOf(error: unknown): Fault | undefined {
  return dialect.faultOf(error) ?? fileFaultOf(error);
}

/** Whether a row that was referred to is missing, or one that is referred to was to go. */
export function isForeignKeyViolation(error: unknown): boolean {
  return errorCodes(error).some((code) => code !== undefined && FOREIGN_KEY_CODES.has(code));
}
