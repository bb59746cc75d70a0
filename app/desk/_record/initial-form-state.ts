import "server-only";
import { createHash } from "node:crypto";
import { headers } from "next/headers";
import { emptyFormState, type FormState, type FormValues } from "@/components/form/form-state";
import type { UserActor } from "@/lib/auth/abilities";
import { findDraft } from "@/lib/auth/drafts";
import { onlySensitive } from "@/lib/auth/sensitive-fields";
import { formatDateTime } from "@/lib/values/format";
import { changedFields } from "../../conflicts";
import { readCookie } from "../../cookies";

/**
 * Returns a form's initial state: the draft that was stored when the session expired, with its differences from the row;
 * or the row's values. `fixed` are fields that only the page sets. Unsaved changes are stored on the device, and leaving
 * the form is confirmed.
 */
export async function initialFormState(
  actor: UserActor,
  row: FormValues = {},
  fixed: FormValues = {},
): Promise<FormState> {
  const path = (await headers()).get("x-path") ?? "";
  const draft = await findDraft(actor.id, path);
  const draftSessionId = await getDraftSessionId();
  const saved = { ...row, ...fixed };
  if (!draft) return { ...emptyFormState(saved), draftSessionId };
  const sensitive = onlySensitive(row);
  // The draft has the whole form: what it lacks was removed, as an author may be, or is an unchecked box.
  const values = { ...draft.values, ...sensitive, ...fixed, ...(row.id !== undefined && { id: row.id }) };
  const text = `This is your draft from ${formatDateTime(draft.savedAt)}. It is not saved yet.`;
  return {
    ...emptyFormState(values),
    draftSessionId,
    message: { tone: "info", text: Object.keys(sensitive).length > 0 ? `${text} ${SENSITIVE_NOT_RESTORED}` : text },
    isDraft: true,
    draftChanges: row.id === undefined ? undefined : changedFields(saved, values),
  };
}

const SENSITIVE_NOT_RESTORED = "Drafts never include roles and permissions: these are unchanged.";

/** Identifies this session on its device. Scripts may read it: it is a hash that reveals nothing. */
async function getDraftSessionId(): Promise<string> {
  const token = (await readCookie("session")) ?? "";
  return createHash("sha256").update(`typed ${token}`).digest("base64url").slice(0, 22);
}
