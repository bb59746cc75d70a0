"use server";
import type { FormState } from "@/components/form/form-state";
import { can } from "@/lib/auth/abilities";
import { isUndoable } from "@/lib/entities/registry";
import { startJob } from "@/lib/jobs/background";
import { undoChangeSet } from "@/lib/undo/commands";
import { formatCount, formatNumber } from "@/lib/values/format";
import { recordPath } from "../../paths";
import { submit } from "../../submit";
import { viewer } from "../../viewer";

export async function undoAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(undoChangeSet, state, form, {
    onSuccess: async ({ changeSetId, rows, jobId, counts }) => {
      const set = `/desk/history/${changeSetId}`;
      if (jobId !== null) {
        await startJob(jobId, rows);
        return { redirectTo: `/desk/jobs/${jobId}` };
      }
      const restored = String(form.get("entity") ?? "");
      if (isUndoable(restored) && (counts?.created ?? 0) > 0) {
        const row = { entity: restored, id: Number(form.get("entityId")) };
        return { redirectTo: recordPath(row), message: "Restored.", links: [{ label: "View changes", href: set }] };
      }
      // The page of the change set lists the skipped rows.
      const [to, where] = can(await viewer(), "history") ? [set, ": see below"] : ["/desk", ""];
      return { redirectTo: to, message: undoMessage(counts ?? {}, where) };
    },
  });
}

function undoMessage(
  { created = 0, changed = 0, removed = 0, skipped = 0 }: Record<string, number>,
  where: string,
): string {
  const done = [
    created > 0 ? `${formatNumber(created)} restored` : [],
    changed > 0 ? `${formatNumber(changed)} reverted` : [],
    removed > 0 ? `${formatNumber(removed)} removed` : [],
  ].flat();
  const rest = skipped > 0 ? ` ${formatCount(skipped, "row was", "rows were")} skipped${where}.` : "";
  return `Undone: ${new Intl.ListFormat("en-GB").format(done)}.${rest}`;
}
