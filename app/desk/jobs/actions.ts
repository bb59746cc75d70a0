"use server";
import type { FormState } from "@/components/form/form-state";
import { startJob } from "@/lib/jobs/background";
import { resumeJob, stopJob } from "@/lib/jobs/commands";
import { submit } from "../../submit";

export async function stopAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(stopJob, state, form, { onSuccess: ({ id }) => ({ redirectTo: `/desk/jobs/${id}` }) });
}

export async function resumeAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(resumeJob, state, form, {
    onSuccess: async ({ id, rows }) => {
      await startJob(id, rows);
      return { redirectTo: `/desk/jobs/${id}` };
    },
  });
}
