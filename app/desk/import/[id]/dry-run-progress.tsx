import { Section } from "@/components/ui/section";
import type { ImportView } from "@/lib/import/queries";
import { JobProgress } from "../../jobs/job-progress";

/** Progress of the dry run. */
export function DryRunProgress({ view: { planJob } }: { view: ImportView }) {
  if (!planJob) return null;
  return (
    <Section title="Checking the file…">
      <p className="lead">Nothing is changed yet. You can leave this page and come back later from “Import”.</p>
      <JobProgress job={planJob} isEstimate />
    </Section>
  );
}
