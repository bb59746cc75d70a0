import type { Fault } from "../db/fault-messages";
import type { Reference } from "../entities/model";

export interface FieldProblem {
  message: string;
  /** The row that stands in the way. */
  related?: Reference;
}

/** By the field's name as the input has it: "title", "authors.0.role". */
export type FieldProblems = Record<string, FieldProblem[]>;

/** What came of a command. */
export type Outcome<Result, Row = unknown, Secret = undefined> =
  | {
      ok: true;
      result: Result;
      /** What is shown once and kept nowhere (a one-time link); missing when the same submission came again. */
      secret?: Secret;
      repeated: boolean;
    }
  | Failure<Row>;

export type Failure<Row = unknown> =
  | { ok: false; kind: "signed-out" | "forbidden" | "busy"; message: string }
  /** The database or its disk does not do its work, and nothing was saved. */
  | { ok: false; kind: "unavailable"; message: string; fault: Fault }
  /** It broke off in the middle of a commit: nobody knows whether this was saved. */
  | { ok: false; kind: "in-doubt"; message: string }
  /** The input is not acceptable, or what is there does not allow it. */
  | { ok: false; kind: "refused"; message: string; fields: FieldProblems; related?: Reference[] }
  /** The row was changed since it was opened. */
  | { ok: false; kind: "stale"; message: string; base: Row; current: Row; version: number }
  | { ok: false; kind: "gone"; message: string };

/** Thrown inside a command to refuse it: a sentence, and where there is one the field it belongs to. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly fields: FieldProblems = {},
    readonly related: Reference[] = [],
  ) {
    super(message);
  }

  /** A refusal that belongs to one field. */
  static forField(field: string, message: string, see?: Reference): CommandError {
    return new CommandError("There is a problem. Check the highlighted fields.", {
      [field]: [{ message, related: see }],
    });
  }
}
