"use server";
import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/form/form-state";
import { anonymous, can } from "@/lib/auth/abilities";
import { bulkEdit } from "@/lib/bulk/commands";
import type { BulkAction } from "@/lib/bulk/schema";
import type { EntityName } from "@/lib/entities/registry";
import { startJob } from "@/lib/jobs/background";
import { getJob } from "@/lib/jobs/queries";
import { listPath } from "../../paths";
import { submit } from "../../submit";
import { viewer } from "../../viewer";
import { resultMessage } from "./labels";

export async function bulkEditAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await submit(bulkEdit, state, form, {
    input: ({ edit = "", ...shown }) => ({ ...readJson(edit), ...shown }),
    onSuccess: async ({ job, rows, entity, action }) => {
      await startJob(job, rows);
      return showResult(job, entity, action);
    },
  });
  // The preview below the message must be up to date.
  revalidatePath("/", "layout");
  return next;
}

function readJson(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Back to the list with the result if it is already done; otherwise to the job's page. */
async function showResult(id: number, entity: EntityName, action: BulkAction["type"]) {
  const actor = await viewer();
  const job = actor === anonymous ? null : await getJob(actor, id);
  if (job?.phase !== "done") return { redirectTo: `/desk/jobs/${id}` };
  const hasSet = job.changeSetId !== null && (job.counts.changed ?? 0) > 0;
  const set = `/desk/history/${job.changeSetId}`;
  const look = can(actor, "history") ? { label: "View changes", href: set } : { label: "Undo…", href: `${set}/undo` };
  return {
    redirectTo: listPath(entity),
    message: resultMessage(entity, { type: action }, job.counts),
    links: [...(hasSet ? [look] : []), { label: "Back to list", href: listPath(entity), list: true }],
  };
}
