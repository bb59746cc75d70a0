import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { INLINE_LIMIT, type Job, type JobCounts } from "./job";

type JobRow = Prisma.JobGetPayload<Record<string, never>>;

/** The phase of a job. `interrupted`: its worker is gone, and another is about to resume it. */
type Phase = "waiting" | "running" | "interrupted" | "stopping" | "stopped" | "failed" | "done";

export type JobView = ReturnType<typeof toJobView>;

/** A job with its speed since it last resumed; null if it does not exist or belongs to another user. */
export async function getJob(actor: Actor, id: number) {
  authorise(actor, "desk");
  const job = await db.job.findUnique({
    where: { id },
    include: { owner: { select: { username: true } } },
  });
  if (!job || actor.kind !== "user" || (job.ownerId !== actor.id && !can(actor, "users.manage"))) return null;
  return { ...toJobView(job), owner: job.owner.username };
}

export function toJobView(row: JobRow, now = Date.now()) {
  const { id, kind, ownerId, input, progress, done, total, message, changeSetId, createdAt, updatedAt, resumedAt } =
    row;
  const phase = getPhase(row, now);
  const until = phase === "running" || phase === "stopping" ? now : updatedAt.getTime();
  const seconds = resumedAt ? (until - resumedAt.getTime()) / 1000 : 0;
  const pace = seconds > 0 ? (done - row.doneAtResume) / seconds : 0;
  return {
    ...{ id, kind, ownerId, input, progress, done, total, message, changeSetId, createdAt, updatedAt, phase },
    counts: row.counts as JobCounts,
    /** Rows per second. */
    pace,
    secondsLeft: pace > 0 ? Math.ceil((total - done) / pace) : undefined,
  };
}

function getPhase({ state, leasedUntil }: JobRow, now: number): Phase {
  if (state !== "running" && state !== "stopping") return state;
  if (!leasedUntil) return "waiting";
  if (leasedUntil.getTime() >= now) return state;
  return state === "stopping" ? "stopped" : "interrupted";
}

/** The oldest unclaimed job, or the oldest small one; null when there is none. */
export async function nextJob(lane: "all" | "small" = "all"): Promise<number | null> {
  const job = await db.job.findFirst({
    where: { state: "running", leasedUntil: null, ...(lane === "small" && { total: { lte: INLINE_LIMIT } }) },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return job?.id ?? null;
}

export async function loadJob(reader: Pick<typeof db, "job">, id: number): Promise<Job | null> {
  const row = await reader.job.findUnique({ where: { id } });
  return row && { ...row, counts: row.counts as JobCounts };
}
