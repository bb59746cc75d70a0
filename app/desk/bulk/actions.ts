"use server";
import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/form/state";
import { can, nobody } from "@/lib/auth/abilities";
import { editMany } from "@/lib/bulk/commands";
import type { Deed } from "@/lib/bulk/schema";
import type { EntityName } from "@/lib/entities/registry";
import { startJob } from "@/lib/jobs/background";
import { getJob } from "@/lib/jobs/queries";
import { listPathOf } from "../../paths";
import { submit } from "../../submit";
import { viewer } from "../../viewer";
import { saidOf } from "./labels";

export async function editManyAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await submit(editMany, state, form, {
    input: ({ edit = "", ...shown }) => ({ ...readJson(edit), ...shown }),
    done: async ({ job, rows, entity, deed }) => {
      await startJob(job, rows);
      return whatCameOf(job, entity, deed);
    },
  });
  // The preview below the message is to be the one that counts now.
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

/** Where it was done at once, back to the list with what came of it; else to where it is seen going on. */
async function whatCameOf(id: number, entity: EntityName, deed: Deed["do"]) {
  const actor = await viewer();
  const job = actor === nobody ? null : await getJob(actor, id);
  if (job?.phase !== "done") return { to: `/desk/jobs/${id}` };
  const hasSet = job.changeSetId !== null && (job.tally.changed ?? 0) > 0;
  const set = `/desk/history/${job.changeSetId}`;
  const look = can(actor, "history")
    ? { label: "See what was changed", href: set }
    : { label: "Take it back…", href: `${set}/undo` };
  return {
    to: listPathOf(entity),
    say: saidOf(entity, { do: deed }, job.tally),
    next: [...(hasSet ? [look] : []), { label: "Back to the list", href: listPathOf(entity), list: true }],
  };
}
