import Link from "next/link";
import { ButtonForm } from "@/components/form/button-form";
import { freshForm } from "@/components/form/state";
import { ButtonLink } from "@/components/ui/button-link";
import { Message } from "@/components/ui/message";
import { Section } from "@/components/ui/section";
import type { ImportEntity } from "@/lib/import/fields";
import { alsoMade } from "@/lib/import/labels";
import type { Different } from "@/lib/import/plan/plan";
import type { ImportView } from "@/lib/import/queries";
import type { Tally } from "@/lib/jobs/job";
import type { JobView } from "@/lib/jobs/queries";
import { formatCount, formatTime } from "@/lib/values/format";
import { isUnderWay, JobProgress } from "../../jobs/job-progress";
import { counted, plural } from "../labels";
import { resumeAction, stopAction } from "./actions";
import { PlanCounts } from "./plan-counts";

/** The file is on its way in, stands still on it, or is in. */
export function Running({ view }: { view: ImportView }) {
  const { runJob } = view;
  if (!runJob) return null;
  if (runJob.phase === "done") return <Done view={view} job={runJob} />;
  return isUnderWay(runJob) ? <UnderWay view={view} job={runJob} /> : <Standing view={view} job={runJob} />;
}

interface Props {
  view: ImportView;
  job: JobView;
}

function UnderWay({ view: { id }, job }: Props) {
  return (
    <Section title="The file is on its way in">
      <p className="lead">
        {job.phase === "interrupted" && "The server was stopped meanwhile: it goes on by itself in a moment. "}You may
        leave this page, and come back to it by “Import”.
      </p>
      <JobProgress job={job} />
      {job.phase !== "stopping" && (
        <ButtonForm
          action={stopAction}
          initial={freshForm()}
          values={{ id: String(job.id), import: String(id) }}
          label="Stop"
          busy="Stopping…"
          tone="danger"
        />
      )}
    </Section>
  );
}

const standing: Partial<Record<JobView["phase"], string>> = {
  stopped: "It was stopped",
  failed: "It could not go on",
};

/** Stopped or failed: what was done stays, until one goes on or takes it back. */
function Standing({ view: { id, changeSetId, undo }, job }: Props) {
  if (undo) {
    return (
      <Section title={standing[job.phase] ?? "It stands still"}>
        <TakenBack undo={undo} />
      </Section>
    );
  }
  return (
    <Section title={standing[job.phase] ?? "It stands still"}>
      {job.message && (
        <Message tone="bad">
          <p>{job.message}</p>
        </Message>
      )}
      <JobProgress job={job} />
      <p className="lead">
        What was done until then is in. It goes on where it was, with nothing twice, or is taken back whole.
      </p>
      <div className="form-actions">
        <ButtonForm
          action={resumeAction}
          initial={freshForm()}
          values={{ id: String(job.id), import: String(id) }}
          label="Go on"
          busy="Going on…"
          tone="primary"
        />
        {changeSetId && job.done > 0 && (
          <ButtonLink href={`/desk/history/${changeSetId}/undo`}>Take it back…</ButtonLink>
        )}
      </div>
    </Section>
  );
}

const none = { created: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0, doubtful: 0 };

function Done({ view: { id, entity, changeSetId, undo, different }, job }: Props) {
  const counts = { ...none, ...job.tally };
  const noun = plural(entity);
  return (
    <Section title="It is done">
      {undo && <TakenBack undo={undo} />}
      <PlanCounts plan={counts} />
      <p className="import-go">
        {changeSetId
          ? `${wasDone(counts, entity)}${cameAlso(job.tally)} It is one change in the history.`
          : "Nothing was changed."}
      </p>
      <Otherwise different={different} count={job.tally.different ?? 0} />
      <div className="form-actions">
        <ButtonLink href={`/desk/${noun}`} tone="primary">
          See the {noun}
        </ButtonLink>
        {changeSetId && <ButtonLink href={`/desk/history/${changeSetId}`}>What was changed, and undoing it</ButtonLink>}
        <ButtonLink href={`/desk/import?entity=${entity}`}>Import another file</ButtonLink>
        {counts.refused > 0 && (
          <a className="button" href={`/api/desk/import/${id}/problems`} download>
            Download the rows to look at
          </a>
        )}
      </div>
    </Section>
  );
}

/** What follows says what was done before that. */
function TakenBack({ undo: { id, who, when } }: { undo: NonNullable<ImportView["undo"]> }) {
  return (
    <Message tone="note" title="It was taken back since">
      <p>
        {who ? `By ${who}` : "By a script"} on {formatTime(when)}.{" "}
        <Link href={`/desk/history/${id}`} prefetch={false}>
          See what that changed
        </Link>
      </p>
    </Message>
  );
}

/** “1 author was added, 12 were changed.” */
function wasDone({ created, changed }: typeof none, entity: ImportEntity): string {
  const parts = [
    created > 0 && `${counted(entity, created)} ${created === 1 ? "was" : "were"} added`,
    changed > 0 && `${counted(entity, changed)} ${changed === 1 ? "was" : "were"} changed`,
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

/** “ 12 authors came with them.” */
function cameAlso({ author = 0, stock = 0 }: Tally): string {
  const also = alsoMade({ author, stock });
  return also ? ` ${also} came with them.` : "";
}

/** What somebody else had changed between the dry run and this. */
function Otherwise({ different, count }: { different: Different[]; count: number }) {
  if (different.length === 0) return null;
  const isMore = count > different.length;
  return (
    <Message tone="note" title={`${formatCount(count, "row")} turned out differently`}>
      <p>Something had been changed since the file was checked.{isMore && " These are the first of them."}</p>
      <ul>
        {different.map(({ line, was, now }) => (
          <li key={line}>
            Line {line}: {was} {now}
          </li>
        ))}
      </ul>
    </Message>
  );
}
