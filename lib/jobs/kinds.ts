/** All kinds of jobs by the name stored in the database. Loaded on first use: an import needs a lot of code. */
import type { JobKind } from "./job";

interface JobKindLoader {
  load(): Promise<JobKind>;
  /** A hostile file can block the process that reads it: never run it in the server. */
  readsFile?: true;
}

const jobKinds: Record<string, JobKindLoader> = {
  bulk: { load: async () => (await import("../bulk/job")).bulkJob },
  undo: { load: async () => (await import("../undo/job")).undoJob },
  planImport: { load: async () => (await import("../import/jobs")).planImportJob, readsFile: true },
  runImport: { load: async () => (await import("../import/jobs")).runImportJob, readsFile: true },
};

export const readsFile = (name: string): boolean => Object.hasOwn(jobKinds, name) && jobKinds[name]?.readsFile === true;

/** @throws Error for an unknown kind */
export async function loadJobKind(name: string): Promise<JobKind> {
  if (!Object.hasOwn(jobKinds, name)) throw new Error(`There is no kind of job called ${name}.`);
  return (jobKinds[name] as JobKindLoader).load();
}
