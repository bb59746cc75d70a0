import "server-only";
import { createHash } from "node:crypto";
import { headers } from "next/headers";
import { type FormState, freshForm, type Values } from "@/components/form/state";
import type { UserActor } from "@/lib/auth/abilities";
import { draftFor } from "@/lib/auth/drafts";
import { onlySensitive } from "@/lib/auth/sensitive-fields";
import { formatTime } from "@/lib/values/format";
import { differencesOf } from "../../conflicts";
import { readCookie } from "../../cookies";

/**
 * A form as it begins: with the draft that was kept when the session ran out, and where that differs from the row; or with
 * the row's values. `own` are fields that the page alone decides. What is typed into the form is kept on the device until
 * it is saved, and leaving it asks.
 */
export async function beginForm(actor: UserActor, row: Values = {}, own: Values = {}): Promise<FormState> {
  const path = (await headers()).get("x-path") ?? "";
  const draft = await draftFor(actor.id, path);
  const keptFor = await sessionName();
  const saved = { ...row, ...own };
  if (!draft) return { ...freshForm(saved), keptFor };
  const asBefore = onlySensitive(row);
  // The draft is the whole form: what it has not was taken away, as an author is, or not ticked.
  const values = { ...draft.values, ...asBefore, ...own, ...(row.id !== undefined && { id: row.id }) };
  const text = `This is your draft from ${formatTime(draft.at)}. It is not saved yet.`;
  return {
    ...freshForm(values),
    keptFor,
    message: { tone: "note", text: Object.keys(asBefore).length > 0 ? `${text} ${NOT_KEPT}` : text },
    draft: true,
    differs: row.id === undefined ? undefined : differencesOf(saved, values),
  };
}

const NOT_KEPT = "A draft never keeps roles and permissions: they are as they were.";

/** Names this session on its device, where scripts may read it: nothing follows from it. */
async function sessionName(): Promise<string> {
  const token = (await readCookie("session")) ?? "";
  return createHash("sha256").update(`typed ${token}`).digest("base64url").slice(0, 22);
}
