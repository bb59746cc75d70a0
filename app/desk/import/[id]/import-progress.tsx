import Link from "next/link";
import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Message } from "@/components/ui/message";
import { Section } from "@/components/ui/section";
import type { ImportEntity } from "@/lib/import/fields";
import { formatAlsoCreated } from "@/lib/import/labels";
import type { PlanDeviation } from "@/lib/import/plan/plan";
import type { ImportView } from "@/lib/import/queries";
import type { JobCounts } from "@/lib/jobs/job";
import type { JobView } from "@/lib/jobs/queries";
import { formatCount, formatDateTime } from "@/lib/values/format";
import { isUnderWay, JobProgress } from "../../jobs/job-progress";
import { countRows, pluralLabel } from "../labels";
import { resumeImportAction, stopImportAction } from "./actions";
import { PlanCounts } from "./plan-counts";

/** A running, stopped or finished import. */
export function ImportProgress({ view }: { view: ImportView }) {
  const { runJob } = view;
  if (!runJob) return null;
  if (runJob.phase === "done") return <FinishedImport view={view} job={runJob} />;
  return isUnderWay(runJob) ? <RunningImport view={view} job={runJob} /> : <StoppedImport view={view} job={runJob} />;
}

interface Props {
  view: ImportView;
  job: JobView;
}

function RunningImport({ view: { id }, job }: Props) {
  return (
    <Section title="Importing…">
      <p className="lead">
        {job.phase === "interrupted" && "The server restarted. The import continues automatically. "}You can leave this
        page and come back later from “Import”.
      </p>
      <JobProgress job={job} />
      {job.phase !== "stopping" && (
        <ButtonForm
          action={stopImportAction}
          initial={emptyFormState()}
          values={{ id: String(job.id), import: String(id) }}
          label="Stop"
          busy="Stopping…"
          tone="danger"
        />
      )}
    </Section>
  );
}

const stoppedTitles: Partial<Record<JobView["phase"], string>> = {
  stopped: "Import stopped",
  failed: "Import failed",
};

/** A stopped or failed import, which can be resumed or undone. */
function StoppedImport({ view: { id, changeSetId, undo }, job }: Props) {
  if (undo) {
    return (
      <Section title={stoppedTitles[job.phase] ?? "Import paused"}>
        <UndoneNotice undo={undo} />
      </Section>
    );
  }
  return (
    <Section title={stoppedTitles[job.phase] ?? "Import paused"}>
      {job.message && (
        <Message tone="error">
          <p>{job.message}</p>
        </Message>
      )}
      <JobProgress job={job} />
      <p className="lead">
        The rows done so far are imported. Resume to continue without duplicates, or undo the whole import.
      </p>
      <div className="form-actions">
        <ButtonForm
          action={resumeImportAction}
          initial={emptyFormState()}
          values={{ id: String(job.id), import: String(id) }}
          label="Resume"
          busy="Resuming…"
          tone="primary"
        />
        {changeSetId && job.done > 0 && <ButtonLink href={`/desk/history/${changeSetId}/undo`}>Undo…</ButtonLink>}
      </div>
    </Section>
  );
}

const none = { created: 0, changed: 0, unchanged: 0, skipped: 0, rejected: 0, withWarnings: 0 };

function FinishedImport({ view: { id, entity, changeSetId, undo, deviations }, job }: Props) {
  const counts = { ...none, ...job.counts };
  const noun = pluralLabel(entity);
  return (
    <Section title="Import complete">
      {undo && <UndoneNotice undo={undo} />}
      <PlanCounts plan={counts} />
      <p className="import-go">
        {changeSetId
          ? `${describeCounts(counts, entity)}${describeAlsoCreated(job.counts)} The import is one change in the history.`
          : "Nothing was changed."}
      </p>
      <Deviations deviations={deviations} count={job.counts.deviations ?? 0} />
      <div className="form-actions">
        <ButtonLink href={`/desk/${noun}`} tone="primary">
          View {noun}
        </ButtonLink>
        {changeSetId && <ButtonLink href={`/desk/history/${changeSetId}`}>View or undo changes</ButtonLink>}
        <ButtonLink href={`/desk/import?entity=${entity}`}>Import another file</ButtonLink>
        {counts.rejected > 0 && (
          <a className="button" href={`/api/desk/import/${id}/problems`} download>
            Download problem rows
          </a>
        )}
      </div>
    </Section>
  );
}

/** The counts below describe the import before the undo. */
function UndoneNotice({ undo: { id, who, when } }: { undo: NonNullable<ImportView["undo"]> }) {
  return (
    <Message tone="info" title="This import was undone">
      <p>
        {who ? `By ${who}` : "By a script"} on {formatDateTime(when)}.{" "}
        <Link href={`/desk/history/${id}`} prefetch={false}>
          View changes
        </Link>
      </p>
    </Message>
  );
}

/** “1 author was added, 12 were changed.” */
function describeCounts({ created, changed }: typeof none, entity: ImportEntity): string {
  const parts = [
    created > 0 && `${countRows(entity, created)} ${created === 1 ? "was" : "were"} added`,
    changed > 0 && `${countRows(entity, changed)} ${changed === 1 ? "was" : "were"} changed`,
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

/** “ 12 authors were created.” */
function describeAlsoCreated({ author = 0, stock = 0 }: JobCounts): string {
  const also = formatAlsoCreated({ author, stock });
  return also ? ` ${also} were created.` : "";
}

/** Rows that changed between the dry run and the import. */
function Deviations({ deviations, count }: { deviations: PlanDeviation[]; count: number }) {
  if (deviations.length === 0) return null;
  const isMore = count > deviations.length;
  return (
    <Message tone="info" title={`${formatCount(count, "row")} differed from the preview`}>
      <p>The data changed after the file was checked.{isMore && " The first of them:"}</p>
      <ul>
        {deviations.map(({ line, was, now }) => (
          <li key={line}>
            Line {line}: {was} {now}
          </li>
        ))}
      </ul>
    </Message>
  );
}
