import { db } from "../../db/client";
import { deleteExpiredFiles } from "./files";

/** Removes the files of imports that nobody has touched for a day, but for those that are on their way in. */
export function deleteExpiredImportFiles(now = Date.now()): Promise<void> {
  return deleteExpiredFiles(async (id) => {
    const found = await db.import.findUnique({ where: { id }, select: { runJobId: true } });
    const job = found?.runJobId ? await db.job.findUnique({ where: { id: found.runJobId } }) : null;
    return job?.state === "running" || job?.state === "stopping";
  }, now);
}
