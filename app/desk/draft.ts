import "server-only";
import { createHash } from "node:crypto";
import { headers } from "next/headers";
import { type FormState, freshForm, type Values } from "@/components/form/state";
import type { UserActor } from "@/lib/auth/abilities";
import { draftFor } from "@/lib/auth/drafts";
import { readCookie } from "../cookies";

/**
 * A form as it begins: with what was typed before the session ended, where that was kept, or with the row's values.
 * What is typed into it is kept on the device until it is saved, and leaving it asks.
 */
export async function beginForm(actor: UserActor, values: Values = {}): Promise<FormState> {
  const path = (await headers()).get("x-path") ?? "";
  const draft = await draftFor(actor.id, path);
  const keptFor = await sessionName();
  if (!draft) return { ...freshForm(values), keptFor };
  return {
    ...freshForm({ ...values, ...draft }),
    keptFor,
    message: { tone: "note", text: "This is what you had typed when your session ended. It is not saved yet." },
    draft: true,
  };
}

/** Names this session on its device, where scripts may read it: nothing follows from it. */
async function sessionName(): Promise<string> {
  const token = (await readCookie("session")) ?? "";
  return createHash("sha256").update(`typed ${token}`).digest("base64url").slice(0, 22);
}
