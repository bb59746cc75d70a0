/** Errors of the database and its disk as outcomes with a sentence. */
import { errorCodes, isUniqueViolation } from "../db/dialects/dialect";
import { DatabaseBusyError, faultOf, InDoubtError, isForeignKeyViolation } from "../db/errors";
import { faultMessage, inDoubtMessage } from "../db/fault-messages";
import type { Failure } from "./outcome";

/**
 * Translates an error of a read or a write; undefined for an error that nobody foresaw. Commands check before they write,
 * so what is left is a rule that only the database knows, and faults of the database itself. `isKeyed`: the request has an
 * idempotency key, so sending it again saves nothing twice.
 */
export function databaseFailure(error: unknown, isKeyed = false): Failure<never> | undefined {
  if (error instanceof DatabaseBusyError) return { ok: false, kind: "busy", message: error.message };
  if (error instanceof InDoubtError) return { ok: false, kind: "in-doubt", message: inDoubtMessage(isKeyed) };
  if (isUniqueViolation(error)) {
    return toInvalid("Something with the same name, number or address already exists. Nothing was saved.");
  }
  if (isForeignKeyViolation(error)) {
    return toInvalid("A related record was deleted, or still refers to this one. Nothing was saved.");
  }
  if (errorCodes(error).includes("P2028")) {
    return { ok: false, kind: "busy", message: "This took too long. Nothing was saved. Try again in a moment." };
  }
  const fault = faultOf(error);
  return fault && { ok: false, kind: "unavailable", message: faultMessage(fault), fault };
}

function toInvalid(message: string): Failure<never> {
  return { ok: false, kind: "refused", message, fields: {} };
}
