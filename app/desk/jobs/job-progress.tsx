import type { JobView } from "@/lib/jobs/queries";
import { formatCount, formatNumber } from "@/lib/values/format";
import { Refresher } from "./refresher";

interface Props {
  job: JobView;
  /** The total is unknown until all rows are read. */
  isEstimate?: boolean;
}

/** Progress, speed and remaining time of a job; refreshes itself, also without JavaScript. */
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

/** Whether the job is unfinished, so that its page refreshes. */
export function isUnderWay({ phase }: Pick<JobView, "phase">): boolean {
  return phase === "waiting" || phase === "running" || phase === "stopping" || phase === "interrupted";
}
