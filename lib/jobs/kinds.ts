/** Every kind of job there is, by the name it has in the database. Loaded at first use: an import needs a lot. */
import type { JobKind } from "./job";

interface Kind {
  load(): Promise<JobKind>;
  /** A file may hold up whoever reads it: never the server itself. */
  readsFile?: true;
}

const kinds: Record<string, Kind> = {
  bulk: { load: async () => (await import("../bulk/job")).bulkJob },
  undo: { load: async () => (await import("../undo/job")).undoJob },
  planImport: { load: async () => (await import("../import/jobs")).planImportJob, readsFile: true },
  runImport: { load: async () => (await import("../import/jobs")).runImportJob, readsFile: true },
};

export const readsFile = (name: string): boolean => Object.hasOwn(kinds, name) && kinds[name]?.readsFile === true;

/** @throws Error for a kind that this version does not have. */
export async function jobKind(name: string): Promise<JobKind> {
  if (!Object.hasOwn(kinds, name)) throw new Error(`There is no kind of job called ${name}.`);
  return (kinds[name] as Kind).load();
}
