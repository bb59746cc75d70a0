/** What stands in a form's fields, by name: "title", "authors.0.role". */
export type Values = Record<string, string>;

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
  theirValues: Values;
}

/** A field that somebody else changed while it was left alone here: theirs stands in the form now. */
export interface Taken {
  name: string;
  was: string;
  now: string;
}

/** What a form knows: it travels to the server and back with every submission, so that nothing typed is lost. */
export interface FormState {
  /** Names this submission: sent twice, it is carried out once. */
  key: string;
  values: Values;
  /** What went wrong, or right, as a sentence. */
  message?: { tone: "good" | "bad" | "note"; text: string; see?: { label: string; href: string }[] };
  fields: Record<string, FieldNote[]>;
  conflicts: Conflict[];
  taken: Taken[];
  /** It began with a draft: what was typed before a session ran out. */
  draft?: boolean;
  /** Where that draft differs from the row that is saved. */
  differs?: Taken[];
  /** Names the session on whose device what is typed here is kept until it is saved; without it nothing is. */
  keptFor?: string;
  /**
   * Nothing was carried out: the server is away, or newer than this page, or nobody is signed in any more. The fields stand
   * as they were sent.
   */
  unanswered?: "failed" | "stale" | "signed-out";
  /** What a search inside the form found, to choose from. */
  found?: { query: string; options: { id: number; name: string; title?: string | null }[] };
  /** Grows with every answer. */
  answer: number;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** A form that nobody has sent yet. */
export function freshForm(values: Values = {}, key: string = crypto.randomUUID()): FormState {
  return { key, values, fields: {}, conflicts: [], taken: [], answer: 0 };
}
