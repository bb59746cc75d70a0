import "server-only";
import { z } from "zod";
import type { Failure } from "@/lib/commands/outcome";
import { readCookie, setCookie } from "./cookies";

const schema = z.object({
  /** The path of the form's page. */
  page: z.string(),
  message: z.string(),
  /** Error messages by field name. */
  fields: z.record(z.string(), z.string()),
  /** What was typed or selected. */
  values: z.record(z.string(), z.string()),
});

/** The errors of a form that is sent to a route, for its page, to which the person is redirected. */
export type FormErrors = Omit<z.infer<typeof schema>, "page">;

export const CHECK_FIELDS = "There is a problem. Check the highlighted fields.";

/** Browsers limit a cookie to 4 KB; longer texts are cut. */
const MAX_VALUE_LENGTH = 900;

/** Stores the errors for the page at this path for a minute. Not in the URL, which is logged. */
export async function setFormErrors(page: string, back: FormErrors): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(back.values).map(([name, text]) => [name, text.slice(0, MAX_VALUE_LENGTH)]),
  );
  const left = Buffer.from(JSON.stringify({ ...back, page, values })).toString("base64url");
  await setCookie("formError", left, { maxAge: 60 });
}

/** The messages of a failed command by field name. */
export function fieldMessages(failure: Failure): FormErrors["fields"] {
  const fields = failure.kind === "refused" ? Object.entries(failure.fields) : [];
  return Object.fromEntries(fields.map(([name, notes]) => [name, notes.map(({ message }) => message).join(" ")]));
}

/** Returns the errors for the page at this path, if any. */
export async function readFormErrors(page: string): Promise<FormErrors | undefined> {
  try {
    const value = (await readCookie("formError")) ?? "";
    const left = schema.safeParse(JSON.parse(Buffer.from(value, "base64url").toString())).data;
    return left?.page === page ? left : undefined;
  } catch {
    return undefined;
  }
}
