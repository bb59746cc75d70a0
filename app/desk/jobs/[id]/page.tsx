import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { env } from "@/lib/env";
import { getJob, type JobView } from "@/lib/jobs/queries";
import { getUndoState } from "@/lib/undo/queries";
import { formatDateTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { parseRecordId } from "../../_record/route-params";
import { resumeAction, stopAction } from "../actions";
import { JobProgress } from "../job-progress";
import { describeCounts, getSkippedRows, jobTitle, relatedPage } from "../labels";

export const metadata: Metadata = { title: "Background task" };

/** A job's progress and actions, for its owner and admins. */
export default async function JobPage({ params }: PageProps<"/desk/jobs/[id]">) {
  const actor = await requireAbility("desk");
  const job = await getJob(actor, await parseRecordId(params));
  if (!job) notFound();
  const set = job.changeSetId ?? undefined;
  const undoState = job.changeSetId === null ? undefined : await getUndoState(actor, job.changeSetId);
  const skippedRows = getSkippedRows(job);
  return (
    <>
      <PageHeader title={jobTitle(job, undoState)} />
      <FlashMessage />
      <JobStatus job={job} />
      <JobProgress job={job} />
      <DescriptionList
        items={[
          { label: "Progress", value: describeCounts(job) },
          { label: "Started", value: formatDateTime(job.createdAt) },
          { label: "By", value: job.owner },
        ]}
      />
      <JobActions job={job} set={set} seesHistory={can(actor, "history")} />
      {skippedRows.length > 0 && (
        <Section title="Skipped rows">
          <ul>
            {skippedRows.map(({ label, reason, detail }, index) => (
              <li key={`${index} ${label}`}>
                {label}: {reason}
                {detail && `, ${detail}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const phaseTexts: Record<JobView["phase"], string> = {
  waiting: "Queued.",
  running: "Running. You can leave this page.",
  stopping: "Stopping after the current batch.",
  stopped: "Stopped.",
  interrupted: "Interrupted by a restart. It will resume automatically.",
  failed: "Failed.",
  done: "Complete.",
};

/** What happens next with a stopped or failed job. */
function nextStep(job: JobView): string {
  if (job.done === 0) return "Nothing has been changed yet.";
  const resumeHint = "You can resume it where it stopped";
  if (job.changeSetId === null || !hasChanged(job)) return `${resumeHint}.`;
  return `Changes made so far are kept. ${resumeHint}, or undo all of them.`;
}

function JobStatus({ job }: { job: JobView }) {
  const { phase, message } = job;
  const waits = (phase === "waiting" || phase === "interrupted") && !env.keepsProcesses;
  return (
    <>
      {message && (
        <Message tone="error">
          <p>{message}</p>
        </Message>
      )}
      {waits ? (
        <Message tone="info">
          <p>
            This server runs no background tasks. To run them, use <code>npm run jobs</code> on a machine of your own
            with the same DATABASE_URL.
          </p>
        </Message>
      ) : (
        <p className="lead">
          {phaseTexts[phase]} {hasStopped(job) && nextStep(job)}
        </p>
      )}
    </>
  );
}

const hasChanged = ({ counts }: JobView) => ["created", "changed", "removed"].some((word) => (counts[word] ?? 0) > 0);
const hasStopped = ({ phase }: JobView) => phase === "stopped" || phase === "failed";

/** Stop while it runs; resume or undo after it stopped. */
function JobActions({ job, set, seesHistory }: { job: JobView; set?: number; seesHistory: boolean }) {
  const own = relatedPage(job);
  const values = { id: String(job.id) };
  const isUnfinished = job.phase === "running" || job.phase === "waiting" || job.phase === "interrupted";
  const canResume = hasStopped(job);
  return (
    <div className="form-actions">
      {isUnfinished && (
        <ButtonForm
          action={stopAction}
          initial={emptyFormState()}
          values={values}
          label="Stop"
          busy="Stopping…"
          tone="danger"
        />
      )}
      {canResume && (
        <ButtonForm
          action={resumeAction}
          initial={emptyFormState()}
          values={values}
          label="Resume"
          busy="Resuming…"
          tone="primary"
        />
      )}
      {(canResume || (job.phase === "done" && !seesHistory)) && set !== undefined && hasChanged(job) && (
        <ButtonLink href={`/desk/history/${set}/undo`}>Undo…</ButtonLink>
      )}
      {own && <ButtonLink href={own.href}>{own.label}</ButtonLink>}
      {job.phase === "done" && set !== undefined && seesHistory && (
        <ButtonLink href={`/desk/history/${set}`} tone="primary">
          View changes
        </ButtonLink>
      )}
    </div>
  );
}
