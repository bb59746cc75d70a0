import type { FormValues } from "@/components/form/form-state";

/** One line of the book form's authors: somebody who is there, or the name of somebody to be added. */
export interface AuthorLine {
  authorId: string;
  name: string;
  role: string;
}

/** What a button among the authors does; without JavaScript it is the button's value, sent to the server. */
export type FormIntent =
  | { kind: "up" | "down" | "remove"; at: number }
  | { kind: "add"; authorId: string; name: string }
  | { kind: "find" };

export function serializeIntent(deed: FormIntent): string {
  return JSON.stringify(deed);
}

export function parseIntent(value: FormDataEntryValue | null): FormIntent | undefined {
  try {
    const deed = JSON.parse(String(value));
    if (["up", "down", "remove"].includes(deed?.kind) && Number.isInteger(deed.at)) return deed;
    if (deed?.kind === "add" && typeof deed.authorId === "string" && typeof deed.name === "string") return deed;
    return deed?.kind === "find" ? deed : undefined;
  } catch {
    return undefined;
  }
}

/** The lines after a deed. */
export function applyIntent(rows: AuthorLine[], deed: FormIntent): AuthorLine[] {
  switch (deed.kind) {
    case "up":
      return swap(rows, deed.at, deed.at - 1);
    case "down":
      return swap(rows, deed.at, deed.at + 1);
    case "remove":
      return rows.filter((_, at) => at !== deed.at);
    case "add":
      return [...rows, { authorId: deed.authorId, name: deed.name, role: "author" }];
    case "find":
      return rows;
  }
}

function swap(rows: AuthorLine[], one: number, other: number): AuthorLine[] {
  const [first, second] = [rows[one], rows[other]];
  if (!first || !second) return rows;
  return rows.map((row, at) => (at === one ? second : at === other ? first : row));
}

/** The lines that a form's fields stand for, in their order. */
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

/** The lines as fields of the form, beside its other fields. */
export function withAuthorLines(values: FormValues, rows: AuthorLine[]): FormValues {
  const others = Object.entries(values).filter(([name]) => !name.startsWith("authors."));
  const fields = rows.flatMap((row, at) =>
    Object.entries(row).map(([name, value]) => [`authors.${at}.${name}`, value]),
  );
  return Object.fromEntries([...others, ...fields]);
}
