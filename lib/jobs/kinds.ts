/** Every kind of job there is, by the name it has in the database. Loaded at first use: an import needs a lot. */
import type { JobKind } from "./job";

interface JobKindLoader {
  load(): Promise<JobKind>;
  /** A file may hold up whoever reads it: never the server itself. */
  readsFile?: true;
}

const jobKinds: Record<string, JobKindLoader> = {
  bulk: { load: async () => (await import("../bulk/job")).bulkJob },
  undo: { load: async () => (await import("../undo/job")).undoJob },
  planImport: { load: async () => (await import("../import/jobs")).planImportJob, readsFile: true },
  runImport: { load: async () => (await import("../import/jobs")).runImportJob, readsFile: true },
};

export const readsFile = (name: string): boolean => Object.hasOwn(jobKinds, name) && jobKinds[name]?.readsFile === true;

/** @throws Error for a kind that this version does not have. */
export async function loadJobKind(name: string): Promise<JobKind> {
  if (!Object.hasOwn(jobKinds, name)) throw new Error(`There is no kind of job called ${name}.`);
  return (jobKinds[name] as JobKindLoader).load();
}
