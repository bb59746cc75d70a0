import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { isHttps } from "../../../../session-cookie";

const problemSchema = z.object({
  message: z.string(),
  picture: z.string().optional(),
  alt: z.string().optional(),
  typed: z.string(),
});

/** Why a cover was not saved, and what had been typed: for the form's page, which the person is sent back to. */
export type CoverProblem = z.infer<typeof problemSchema>;

const cookie = "deckle-cover";
/** A browser keeps no more than 4 KB; of a text that is longer than it may be, the beginning. */
const MOST = 900;

export const coverPath = (id: number) => `/desk/books/${id}/cover`;

/** Leaves it for the page of this book's cover, for a minute. Not in the address, which is logged. */
export async function leaveProblem(id: number, problem: CoverProblem): Promise<void> {
  const kept = { ...problem, typed: problem.typed.slice(0, MOST) };
  (await cookies()).set(cookie, Buffer.from(JSON.stringify(kept)).toString("base64url"), {
    path: coverPath(id),
    maxAge: 60,
    httpOnly: true,
    sameSite: "lax",
    secure: await isHttps(),
  });
}

/** What was left for this page. */
export async function coverProblem(): Promise<CoverProblem | undefined> {
  try {
    const value = (await cookies()).get(cookie)?.value ?? "";
    return problemSchema.safeParse(JSON.parse(Buffer.from(value, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}

/** It has been solved. */
export async function forgetProblem(id: number): Promise<void> {
  (await cookies()).set(cookie, "", { path: coverPath(id), maxAge: 0 });
}
