/** The values of a form's fields by name: "title", "authors.0.role". */
export type FormValues = Record<string, string>;

export interface FieldNote {
  message: string;
  related?: { label: string; href: string };
}

/** A field that both this person and somebody else changed. */
export interface Conflict {
  name: string;
  mine: string;
  theirs: string;
  /** The values that the form's fields get when theirs is chosen. */
  theirValues: FormValues;
}

/** A field's value before and after a change. */
export interface FieldChange {
  name: string;
  before: string;
  after: string;
}

/** A form's state: it is sent to the server and back with every submission, so that input is never lost. */
export interface FormState {
  /** The idempotency key: submitting a form twice has no further effect. */
  key: string;
  values: FormValues;
  /** The result of the last submission. */
  message?: { tone: "success" | "error" | "info"; text: string; related?: { label: string; href: string }[] };
  fields: Record<string, FieldNote[]>;
  conflicts: Conflict[];
  /** Fields that only somebody else changed; the form has their values. */
  merged: FieldChange[];
  /** Whether the form began with a draft that was stored when a session expired. */
  isDraft?: boolean;
  /** The fields in which that draft differs from the saved row. */
  draftChanges?: FieldChange[];
  /** Identifies the session whose drafts are stored on the device; without it nothing is stored. */
  draftSessionId?: string;
  /**
   * Why the submission was not processed: the server could not be reached, has a newer version than this page, or the
   * session has ended. The fields keep their values.
   */
  submitError?: "failed" | "stale" | "signed-out";
  /** The results of a search inside the form. */
  searchResults?: { query: string; options: { id: number; name: string; title?: string | null }[] };
  /** Grows with every response. */
  responseCount: number;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** A form that has not been submitted. */
export function emptyFormState(values: FormValues = {}, key: string = crypto.randomUUID()): FormState {
  return { key, values, fields: {}, conflicts: [], merged: [], responseCount: 0 };
}
