import type { Fault } from "../db/fault-messages";
import type { Reference } from "../entities/model";

export interface FieldProblem {
  message: string;
  /** The conflicting row. */
  related?: Reference;
}

/** By field name as in the input: "title", "authors.0.role". */
export type FieldProblems = Record<string, FieldProblem[]>;

/** The result of a command. */
export type Outcome<Result, Row = unknown, Secret = undefined> =
  | {
      ok: true;
      result: Result;
      /** Shown once and never stored (a one-time link); missing when the same request is repeated. */
      secret?: Secret;
      repeated: boolean;
    }
  | Failure<Row>;

export type Failure<Row = unknown> =
  | { ok: false; kind: "signed-out" | "forbidden" | "busy"; message: string }
  /** The database or its disk has a fault, and nothing was saved. */
  | { ok: false; kind: "unavailable"; message: string; fault: Fault }
  /** The connection broke during the commit: it is unknown whether this was saved. */
  | { ok: false; kind: "in-doubt"; message: string }
  /** The input is invalid, or the current data does not allow it. */
  | { ok: false; kind: "refused"; message: string; fields: FieldProblems; related?: Reference[] }
  /** The row was changed since it was opened. */
  | { ok: false; kind: "stale"; message: string; base: Row; current: Row; version: number }
  | { ok: false; kind: "gone"; message: string };

/** Thrown inside a command to refuse it, with a message and, if there is one, the field that it belongs to. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly fields: FieldProblems = {},
    readonly related: Reference[] = [],
  ) {
    super(message);
  }

  /** An error that belongs to one field. */
  static forField(field: string, message: string, see?: Reference): CommandError {
    return new CommandError("There is a problem. Check the highlighted fields.", {
      [field]: [{ message, related: see }],
    });
  }
}
