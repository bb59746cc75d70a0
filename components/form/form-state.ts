/** What stands in a form's fields, by name: "title", "authors.0.role". */
export type FormValues = Record<string, string>;

export interface FieldNote {
  message: string;
  see?: { label: string; href: string };
}

/** A field that somebody else changed while it was being edited. */
export interface Conflict {
  name: string;
  mine: string;
  theirs: string;
  /** What the form's fields become when theirs is taken. */
  theirValues: FormValues;
}

/** A field that somebody else changed while it was left alone here: theirs stands in the form now. */
export interface FieldChange {
  name: string;
  before: string;
  after: string;
}

/** What a form knows: it travels to the server and back with every submission, so that nothing typed is lost. */
export interface FormState {
  /** Names this submission: sent twice, it is carried out once. */
  key: string;
  values: FormValues;
  /** What went wrong, or right, as a sentence. */
  message?: { tone: "success" | "error" | "info"; text: string; see?: { label: string; href: string }[] };
  fields: Record<string, FieldNote[]>;
  conflicts: Conflict[];
  merged: FieldChange[];
  /** It began with a draft: what was typed before a session ran out. */
  isDraft?: boolean;
  /** Where that draft differs from the row that is saved. */
  draftChanges?: FieldChange[];
  /** Names the session on whose device what is typed here is kept until it is saved; without it nothing is. */
  draftSessionId?: string;
  /**
   * Nothing was carried out: the server is away, or newer than this page, or nobody is signed in any more. The fields stand
   * as they were sent.
   */
  submitError?: "failed" | "stale" | "signed-out";
  /** What a search inside the form found, to choose from. */
  searchResults?: { query: string; options: { id: number; name: string; title?: string | null }[] };
  /** Grows with every answer. */
  responseCount: number;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** A form that nobody has sent yet. */
export function emptyFormState(values: FormValues = {}, key: string = crypto.randomUUID()): FormState {
  return { key, values, fields: {}, conflicts: [], merged: [], responseCount: 0 };
}
