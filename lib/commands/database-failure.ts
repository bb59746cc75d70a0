/** Turns errors of the database and its disk into outcomes with a message. */
import { errorCodes, isUniqueViolation } from "../db/dialects/dialect";
import { DatabaseBusyError, faultOf, InDoubtError, isForeignKeyViolation } from "../db/errors";
import { faultMessage, inDoubtMessage } from "../db/fault-messages";
import type { Failure } from "./outcome";

/**
 * Translates a database error; returns undefined for an unexpected error. Commands check before they write, so only
 * rules that the database alone knows and faults of the database remain. `isKeyed`: the request has an idempotency key,
 * so retrying it saves nothing twice.
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
