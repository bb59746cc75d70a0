/**
 * The write transaction: the only access to a connection that can write.
 *
 * Prisma's SQLite adapter has one connection, and a write issued while another request's transaction is open joins that
 * transaction: it is acknowledged, and lost if the transaction rolls back. So reads have a connection of their own
 * (client.ts), and writes happen only inside `write`, one transaction at a time.
 *
 * Commands call it (lib/commands/execute.ts). The exceptions that write without a command: a session's last use
 * (auth/sessions.ts), sign-in throttling (auth/throttle.ts), form drafts (auth/drafts.ts), the deletion of expired rows
 * (retention/delete-expired.ts), and `npm run db:reindex` (search/reindex.ts).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { env } from "../env";
import { timeLimits } from "../time-limits";
import { connections, dialect, openWriter } from "./connections";
import { isUniqueViolation, type WriteProblem } from "./dialects/dialect";
import { DatabaseBusyError, InDoubtError } from "./errors";
import type { Prisma, PrismaClient } from "./generated/sqlite/client";

export type Transaction = Prisma.TransactionClient;

const insideWrite = new AsyncLocalStorage<true>();

/** Must be called before the first write: speeds up bulk writes in this process, at the cost of about 70 MB of memory. */
export function enableBulkWriteMode(): void {
  connections().bulkWriteMode = true;
}

export const isBulkWriteMode = (): boolean => connections().bulkWriteMode;

/**
 * Runs `work` in one transaction and resolves once it is committed, durably. On a conflict with another transaction, or
 * when the connection is lost before the commit, `work` runs again from the start, so it must only read and write through
 * `tx`.
 * @throws DatabaseBusyError when no transaction succeeds within `timeoutMs`; InDoubtError when the result of the commit
 * is unknown. Errors of the database (lib/db/errors.ts) and of `work` roll the transaction back.
 */
export async function write<Result>(
  work: (tx: Transaction) => Promise<Result>,
  timeoutMs = timeLimits.write,
): Promise<Result> {
  if (insideWrite.getStore())
    throw new Error("Write transactions cannot be nested: the inner one would wait for the outer one forever.");
  const { writeSemaphore } = connections();
  const deadline = Date.now() + timeoutMs;
  if (!(await writeSemaphore.acquire(timeoutMs))) throw new DatabaseBusyError();
  try {
    return await insideWrite.run(true, () => retryTransaction(work, deadline));
  } finally {
    writeSemaphore.release();
  }
}

async function retryTransaction<Result>(work: (tx: Transaction) => Promise<Result>, deadline: number): Promise<Result> {
  let uniqueViolations = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await runTransaction(openWriter(), work);
    } catch (error) {
      if (isUniqueViolation(error)) uniqueViolations++;
      if (error instanceof InDoubtError || !dialect.isTransient(error, uniqueViolations)) throw error;
      const fault = dialect.faultOf(error);
      // A short delay catches the gap between two transactions of a process that writes without a break. A restarting
      // server takes longer.
      const pause = Math.min(2 ** attempt, fault ? 500 : 10) * (0.5 + Math.random() / 2);
      if (Date.now() + pause > deadline) throw fault ? error : new DatabaseBusyError(error);
      await wait(pause);
    }
  }
}

/** The reason why writes would fail, as far as it can be found without writing; undefined when it is possible. */
export function getWriteProblem(): Promise<WriteProblem | undefined> {
  return dialect.getWriteProblem(env.DATABASE_URL, openWriter());
}

async function runTransaction<Result>(
  writer: PrismaClient,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const limits = { isolationLevel: dialect.isolationLevel, maxWait: timeLimits.write, timeout: timeLimits.transaction };
  let finished = false;
  try {
    return await writer.$transaction(async (tx) => {
      const result = await work(tx);
      finished = true;
      return result;
    }, limits);
  } catch (error) {
    // After a failed COMMIT (for instance, a deferred foreign key) SQLite's connection is still in the transaction.
    if (finished && dialect.name === "sqlite") await writer.$executeRaw`ROLLBACK`.catch(() => {});
    throw finished && dialect.isCommitInDoubt(error) ? new InDoubtError(error) : error;
  }
}
