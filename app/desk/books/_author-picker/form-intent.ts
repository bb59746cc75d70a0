import type { FormValues } from "@/components/form/form-state";

/** A line of the author list: an existing author, or the name of a new one. */
export interface AuthorLine {
  authorId: string;
  name: string;
  role: string;
}

/** The action of a button of the author list. Without JavaScript it is submitted as the button's value. */
export type FormIntent =
  | { kind: "up" | "down" | "remove"; at: number }
  | { kind: "add"; authorId: string; name: string }
  | { kind: "find" };

export function serializeIntent(intent: FormIntent): string {
  return JSON.stringify(intent);
}

export function parseIntent(value: FormDataEntryValue | null): FormIntent | undefined {
  try {
    const intent = JSON.parse(String(value));
    if (["up", "down", "remove"].includes(intent?.kind) && Number.isInteger(intent.at)) return intent;
    if (intent?.kind === "add" && typeof intent.authorId === "string" && typeof intent.name === "string") return intent;
    return intent?.kind === "find" ? intent : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the author lines after an intent. */
export function applyIntent(rows: AuthorLine[], intent: FormIntent): AuthorLine[] {
  switch (intent.kind) {
    case "up":
      return swap(rows, intent.at, intent.at - 1);
    case "down":
      return swap(rows, intent.at, intent.at + 1);
    case "remove":
      return rows.filter((_, at) => at !== intent.at);
    case "add":
      return [...rows, { authorId: intent.authorId, name: intent.name, role: "author" }];
    case "find":
      return rows;
  }
}

function swap(rows: AuthorLine[], one: number, other: number): AuthorLine[] {
  const [first, second] = [rows[one], rows[other]];
  if (!first || !second) return rows;
  return rows.map((row, at) => (at === one ? second : at === other ? first : row));
}

/** The author lines in the form values, in order. */
export function readAuthorLines(values: FormValues): AuthorLine[] {
  const numbers = new Set(Object.keys(values).flatMap((name) => /^authors\.(\d{1,4})\./.exec(name)?.[1] ?? []));
  return [...numbers]
    .sort((one, other) => Number(one) - Number(other))
    .map((at) => ({
      authorId: values[`authors.${at}.authorId`] ?? "",
      name: values[`authors.${at}.name`] ?? "",
      role: values[`authors.${at}.role`] ?? "author",
    }));
}

/** The form values with these author lines. */
export function withAuthorLines(values: FormValues, rows: AuthorLine[]): FormValues {
  const others = Object.entries(values).filter(([name]) => !name.startsWith("authors."));
  const fields = rows.flatMap((row, at) =>
    Object.entries(row).map(([name, value]) => [`authors.${at}.${name}`, value]),
  );
  return Object.fromEntries([...others, ...fields]);
}
