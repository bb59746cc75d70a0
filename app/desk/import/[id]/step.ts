import type { ImportView } from "@/lib/import/queries";
import { isUnderWay } from "../../jobs/job-progress";

/** Where an import is: what its page shows. */
export type Step = "columns" | "checking" | "plan" | "fixing" | "running" | "done";

interface StepParams {
  step?: unknown;
  /** A page of the rows that something is wrong with. */
  page?: unknown;
}

/**
 * The page shows what is next; the columns also when somebody goes back to them, and rows that are fixed page by page
 * until they are checked again.
 */
export function importStep({ runJob, planJob, isPlanned, info }: ImportView, { step, page }: StepParams): Step {
  if (runJob) return runJob.phase === "done" ? "done" : "running";
  if (planJob && isUnderWay(planJob)) return "checking";
  if (step === "columns" && info) return "columns";
  if (isPlanned) return "plan";
  return page !== undefined && planJob?.phase === "done" ? "fixing" : "columns";
}

/** The page of an import with the rows of one kind that something is wrong with. */
export function problemsHref(id: number, { kind, page = 1 }: { kind?: string; page?: number }): string {
  const query = new URLSearchParams({ ...(kind && { kind }), page: String(page) });
  return `/desk/import/${id}?${query}#problems`;
}
