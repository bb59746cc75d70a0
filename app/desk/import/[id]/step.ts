import type { ImportView } from "@/lib/import/queries";
import { isUnderWay } from "../../jobs/job-progress";

/** The step of an import that its page shows. */
export type Step = "columns" | "checking" | "plan" | "fixing" | "running" | "done";

interface StepParams {
  step?: unknown;
  /** A page of the problems. */
  page?: unknown;
}

/**
 * The current step. `?step=columns` goes back to the columns; problem pages stay open while rows are fixed without a
 * check.
 */
export function importStep({ runJob, planJob, isPlanned, info }: ImportView, { step, page }: StepParams): Step {
  if (runJob) return runJob.phase === "done" ? "done" : "running";
  if (planJob && isUnderWay(planJob)) return "checking";
  if (step === "columns" && info) return "columns";
  if (isPlanned) return "plan";
  return page !== undefined && planJob?.phase === "done" ? "fixing" : "columns";
}

/** The URL of a page of problems of one kind. */
export function problemsHref(id: number, { kind, page = 1 }: { kind?: string; page?: number }): string {
  const query = new URLSearchParams({ ...(kind && { kind }), page: String(page) });
  return `/desk/import/${id}?${query}#problems`;
}
