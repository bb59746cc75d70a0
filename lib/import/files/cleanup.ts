import { db } from "../../db/client";
import { deleteExpiredFiles } from "./files";

/** Deletes the files of imports that were not used for a day, except of running imports. */
export function deleteExpiredImportFiles(now = Date.now()): Promise<void> {
  return deleteExpiredFiles(async (id) => {
    const found = await db.import.findUnique({ where: { id }, select: { runJobId: true } });
    const job = found?.runJobId ? await db.job.findUnique({ where: { id: found.runJobId } }) : null;
    return job?.state === "running" || job?.state === "stopping";
  }, now);
}
