import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
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

const cookie = "deckle-sent-back";

/** Leaves it for the page at `path`, for a minute. Not in the address, which is logged. */
export async function leaveSentBack(path: string, back: SentBack): Promise<void> {
  (await cookies()).set(cookie, Buffer.from(JSON.stringify(back)).toString("base64url"), {
    path,
    maxAge: 60,
    httpOnly: true,
    sameSite: "lax",
    secure: await isHttps(),
  });
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
