import "server-only";
import { z } from "zod";
import type { Failure } from "@/lib/commands/outcome";
import { readCookie, setCookie } from "./cookies";

const schema = z.object({
  /** The path of the form's page. */
  page: z.string(),
  message: z.string(),
  /** What is wrong, by the field's name. */
  fields: z.record(z.string(), z.string()),
  /** What had been typed or chosen. */
  values: z.record(z.string(), z.string()),
});

/** Why a form that a route takes was refused: for its page, which the person is sent back to. */
export type FormErrors = Omit<z.infer<typeof schema>, "page">;

export const CHECK_FIELDS = "Nothing was saved yet: please look at what is marked.";

/** A browser keeps no more than 4 KB; of a text that is longer than it may be, the beginning. */
const MAX_VALUE_LENGTH = 900;

/** Leaves it for the page at this path, for a minute. Not in the address, which is logged. */
export async function setFormErrors(page: string, back: FormErrors): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(back.values).map(([name, text]) => [name, text.slice(0, MAX_VALUE_LENGTH)]),
  );
  const left = Buffer.from(JSON.stringify({ ...back, page, values })).toString("base64url");
  await setCookie("formError", left, { maxAge: 60 });
}

/** What a command says of each field. */
export function fieldMessages(failure: Failure): FormErrors["fields"] {
  const fields = failure.kind === "refused" ? Object.entries(failure.fields) : [];
  return Object.fromEntries(fields.map(([name, notes]) => [name, notes.map(({ message }) => message).join(" ")]));
}

/** What was left for the page at this path. */
export async function readFormErrors(page: string): Promise<FormErrors | undefined> {
  try {
    const value = (await readCookie("formError")) ?? "";
    const left = schema.safeParse(JSON.parse(Buffer.from(value, "base64url").toString())).data;
    return left?.page === page ? left : undefined;
  } catch {
    return undefined;
  }
}
