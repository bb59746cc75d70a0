import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import type { Failure } from "@/lib/outcome";
import { isHttps } from "./session-cookie";

const schema = z.object({
  message: z.string(),
  /** What is wrong, by the field's name. */
  fields: z.record(z.string(), z.string()),
  /** What had been typed or chosen. */
  values: z.record(z.string(), z.string()),
});

/** Why a form that a route takes was refused: for its page, which the person is sent back to. */
export type SentBack = z.infer<typeof schema>;

export const NOTHING_SAVED = "Nothing was saved yet: please look at what is marked.";

const cookie = "deckle-sent-back";
/** A browser keeps no more than 4 KB; of a text that is longer than it may be, the beginning. */
const MOST = 900;

/** Leaves it for the page at `path`, for a minute. Not in the address, which is logged. */
export async function leaveSentBack(path: string, back: SentBack): Promise<void> {
  const values = Object.fromEntries(Object.entries(back.values).map(([name, text]) => [name, text.slice(0, MOST)]));
  (await cookies()).set(cookie, Buffer.from(JSON.stringify({ ...back, values })).toString("base64url"), {
    path,
    maxAge: 60,
    httpOnly: true,
    sameSite: "lax",
    secure: await isHttps(),
  });
}

/** What a command says of each field. */
export function fieldProblems(failure: Failure): SentBack["fields"] {
  const fields = failure.kind === "refused" ? Object.entries(failure.fields) : [];
  return Object.fromEntries(fields.map(([name, notes]) => [name, notes.map(({ message }) => message).join(" ")]));
}

/** What was left for this page. A cookie can hold anything at all by the time that it comes back. */
export async function sentBack(): Promise<SentBack | undefined> {
  try {
    const value = (await cookies()).get(cookie)?.value ?? "";
    return schema.safeParse(JSON.parse(Buffer.from(value, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}

/** It has been solved. */
export async function forgetSentBack(path: string): Promise<void> {
  (await cookies()).set(cookie, "", { path, maxAge: 0 });
}
