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
 * A form as it begins: with the draft that was kept when the session ran out, and where that differs from the row; or with
 * the row's values. `own` are fields that the page alone decides. What is typed into the form is kept on the device until
 * it is saved, and leaving it asks.
 */
export async function initialFormState(
  actor: UserActor,
  row: FormValues = {},
  fixed: FormValues = {},
): Promise<FormState> {
  const path = (await headers()).get("x-path") ?? "";
  const draft = await findDraft(actor.id, path);
  const keptFor = await getDraftSessionId();
  const saved = { ...row, ...fixed };
  if (!draft) return { ...emptyFormState(saved), draftSessionId: keptFor };
  const asBefore = onlySensitive(row);
  // The draft is the whole form: what it has not was taken away, as an author is, or not ticked.
  const values = { ...draft.values, ...asBefore, ...fixed, ...(row.id !== undefined && { id: row.id }) };
  const text = `This is your draft from ${formatDateTime(draft.savedAt)}. It is not saved yet.`;
  return {
    ...emptyFormState(values),
    draftSessionId: keptFor,
    message: { tone: "info", text: Object.keys(asBefore).length > 0 ? `${text} ${SENSITIVE_NOT_RESTORED}` : text },
    isDraft: true,
    draftChanges: row.id === undefined ? undefined : changedFields(saved, values),
  };
}

const SENSITIVE_NOT_RESTORED = "A draft never keeps roles and permissions: they are as they were.";

/** Names this session on its device, where scripts may read it: nothing follows from it. */
async function getDraftSessionId(): Promise<string> {
  const token = (await readCookie("session")) ?? "";
  return createHash("sha256").update(`typed ${token}`).digest("base64url").slice(0, 22);
}
