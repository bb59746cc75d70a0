import type { JobView } from "@/lib/jobs/queries";
import { formatCount, formatNumber } from "@/lib/values/format";
import { Refresher } from "./refresher";

interface Props {
  job: JobView;
  /** How many rows there are is known only when they have been read. */
  isEstimate?: boolean;
}

/** How far a job is, how fast it goes and how long it takes yet; it keeps itself up to date, also without JavaScript. */
export function JobProgress({ job, isEstimate = false }: Props) {
  const { done, total, pace, secondsLeft, phase } = job;
  const isGoing = isUnderWay(job);
  const most = Math.max(total, done, 1);
  return (
    <div className="job">
      <progress max={most} value={done} aria-label="Rows done" />
      <p>
        {formatNumber(done)} of {isEstimate ? "about " : ""}
        {formatCount(most, "row")}
        {phase === "waiting" && (done > 0 ? ", waiting to resume" : ", queued")}
        {phase === "interrupted" && ", waiting to resume"}
        {phase === "stopping" && ", stopping"}
        {phase === "running" && pace > 0 && `, ${formatNumber(Math.round(pace))} rows per second`}
        {phase === "running" && secondsLeft !== undefined && done > 0 && `, ${timeLeft(secondsLeft)} left`}
      </p>
      {isGoing && <Refresher seconds={1} />}
    </div>
  );
}

/** “about 20 seconds”, “about 3 minutes” */
function timeLeft(seconds: number): string {
  if (seconds < 90) return `about ${formatCount(Math.max(1, Math.round(seconds)), "second")}`;
  return `about ${formatCount(Math.round(seconds / 60), "minute")}`;
}

/** Whether it goes on by itself, so that its page is to be looked at again. */
export function isUnderWay({ phase }: Pick<JobView, "phase">): boolean {
  return phase === "waiting" || phase === "running" || phase === "stopping" || phase === "interrupted";
}
