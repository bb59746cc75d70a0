import { Section } from "@/components/ui/section";
import type { ImportView } from "@/lib/import/queries";
import { JobProgress } from "../../jobs/job-progress";

/** The file is being checked: how far that is. */
export function DryRunProgress({ view: { planJob } }: { view: ImportView }) {
  if (!planJob) return null;
  return (
    <Section title="The file is being checked">
      <p className="lead">Nothing is changed by it. You may leave this page, and come back to it by “Import”.</p>
      <JobProgress job={planJob} isEstimate />
    </Section>
  );
}
