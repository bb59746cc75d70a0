import { type Fault, faultSentence, fileFaultOf, inDoubtSentence } from "../faults";
import type { Failure } from "../outcome";
import { dialect } from "./connections";
import { errorCodes, isClash } from "./dialects/dialect";
import { InDoubt, NotSaved } from "./gate";

const BROKEN_LINK = new Set(["P2003", "ForeignKeyConstraintViolation", "RestrictViolation", "23503", "23001"]);

/** What is wrong with the database, or with the disk that a file is on, where an error says that something is. */
export function faultOf(error: unknown): Fault | undefined {
  return dialect.faultOf(error) ?? fileFaultOf(error);
}

/**
 * An error of a save, or of a look, as a sentence, where it has one. Commands look before they write, so these are what
 * is left: a rule that only the database knows of, and what is wrong with it. `isKeyed`: the same form, sent again, is
 * not carried out twice. Undefined for what nobody foresaw.
 */
export function translateDatabaseError(error: unknown, isKeyed = false): Failure<never> | undefined {
  if (error instanceof NotSaved) return { ok: false, kind: "busy", message: error.message };
  if (error instanceof InDoubt) return { ok: false, kind: "in-doubt", message: inDoubtSentence(isKeyed) };
  if (isClash(error)) {
    return refused(
      "This is taken: something with the same name, number or address is there already. Nothing was saved.",
    );
  }
  if (isBrokenLink(error)) {
    return refused("Something that this belongs to is gone, or something still belongs to it. Nothing was saved.");
  }
  if (errorCodes(error).includes("P2028")) {
    return { ok: false, kind: "busy", message: "This took too long, and nothing was saved. Try again in a moment." };
  }
  const fault = faultOf(error);
  return fault && { ok: false, kind: "unavailable", message: faultSentence(fault), fault };
}

/** Whether a row that was referred to is missing, or one that is referred to was to go. */
export function isBrokenLink(error: unknown): boolean {
  return errorCodes(error).some((code) => code !== undefined && BROKEN_LINK.has(code));
}

function refused(message: string): Failure<never> {
  return { ok: false, kind: "refused", message, fields: {} };
}
