import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { freshForm } from "@/components/form/state";
import { ButtonLink } from "@/components/ui/button-link";
import { Facts } from "@/components/ui/facts";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { env } from "@/lib/env";
import { formatTime } from "@/lib/format";
import { getJob, type JobView } from "@/lib/jobs/queries";
import { whatItIs } from "@/lib/undo/queries";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { rowIdOf } from "../../row-id";
import { resumeAction, stopAction } from "../actions";
import { JobProgress } from "../job-progress";
import { leftIn, ownPageOf, tallyOf, titleOf } from "../words";

export const metadata: Metadata = { title: "Work in the background" };

/** Work that takes a while: how far it is, and what can be done about it. Its owner and the admins see it. */
export default async function JobPage({ params }: PageProps<"/desk/jobs/[id]">) {
  const actor = await requireAbility("desk");
  const job = await getJob(actor, await rowIdOf(params));
  if (!job) notFound();
  const set = job.changeSetId !== null && can(actor, "history") ? job.changeSetId : undefined;
  const is = job.changeSetId === null ? undefined : await whatItIs(job.changeSetId);
  const left = leftIn(job);
  return (
    <>
      <PageHeader title={titleOf(job, is)} />
      <FlashMessage />
      <Standing job={job} />
      <JobProgress job={job} />
      <Facts
        facts={[
          { label: "So far", value: tallyOf(job) },
          { label: "Begun", value: formatTime(job.createdAt) },
          { label: "By", value: job.owner },
        ]}
      />
      <Deeds job={job} set={set} />
      {left.length > 0 && (
        <Section title="What was left alone">
          <ul>
            {left.map(({ label, reason, detail }, index) => (
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

const lead: Record<JobView["phase"], string> = {
  waiting: "It is about to begin.",
  running: "You may leave this page: it goes on, and stays in the history.",
  stopping: "It stops behind what it is at.",
  stopped:
    "It was stopped. What was done until then stays. It goes on where it was, with nothing twice, or is taken back whole.",
  interrupted:
    "The server was stopped meanwhile. What was done until then stays. It goes on where it was, with nothing twice, or is taken back whole.",
  failed:
    "It could not go on. What was done until then stays. It goes on where it was, with nothing twice, or is taken back whole.",
  done: "It is done.",
};

function Standing({ job: { phase, message } }: { job: JobView }) {
  const waits = phase === "waiting" && !env.keepsProcesses;
  return (
    <>
      {message && (
        <Message tone="bad">
          <p>{message}</p>
        </Message>
      )}
      {waits ? (
        <Message tone="note">
          <p>
            This server keeps no work going between two requests. It is done by <code>npm run jobs</code>, run on a
            machine of your own with the same DATABASE_URL.
          </p>
        </Message>
      ) : (
        <p className="lead">{lead[phase]}</p>
      )}
    </>
  );
}

/** To stop it while it goes on; to go on, or take back what was done, while it stands. */
function Deeds({ job, set }: { job: JobView; set?: number }) {
  const own = ownPageOf(job);
  const values = { id: String(job.id) };
  const goesOn = job.phase === "running" || job.phase === "waiting";
  const stands = job.phase === "stopped" || job.phase === "interrupted" || job.phase === "failed";
  return (
    <div className="form-actions">
      {goesOn && (
        <ButtonForm
          action={stopAction}
          initial={freshForm()}
          values={values}
          label="Stop"
          busy="Stopping…"
          tone="danger"
        />
      )}
      {stands && (
        <ButtonForm
          action={resumeAction}
          initial={freshForm()}
          values={values}
          label="Go on"
          busy="Going on…"
          tone="primary"
        />
      )}
      {stands && set !== undefined && job.done > 0 && (
        <ButtonLink href={`/desk/history/${set}/undo`}>Take it back…</ButtonLink>
      )}
      {own && <ButtonLink href={own}>To the import</ButtonLink>}
      {job.phase === "done" && set !== undefined && (
        <ButtonLink href={`/desk/history/${set}`} tone="primary">
          See what was changed
        </ButtonLink>
      )}
    </div>
  );
}
