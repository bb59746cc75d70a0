"use server";
import type { FormState } from "@/components/form/state";
import { startJob } from "@/lib/jobs/background";
import { resumeJob, stopJob } from "@/lib/jobs/commands";
import { submit } from "../../submit";

export async function stopAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(stopJob, state, form, { done: ({ id }) => ({ to: `/desk/jobs/${id}` }) });
}

export async function resumeAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(resumeJob, state, form, {
    done: async ({ id, rows }) => {
      await startJob(id, rows);
      return { to: `/desk/jobs/${id}` };
    },
  });
}
