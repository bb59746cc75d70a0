/** Every kind of job there is, by the name it has in the database. Loaded at first use: an import needs a lot. */
import type { JobKind } from "./job";

const kinds: Record<string, () => Promise<JobKind>> = {
  bulk: async () => (await import("../bulk/job")).bulkJob,
  undo: async () => (await import("../undo/job")).undoJob,
  planImport: async () => (await import("../import/jobs")).planImportJob,
  runImport: async () => (await import("../import/jobs")).runImportJob,
};

/** @throws Error for a kind that this version does not have. */
export async function jobKind(name: string): Promise<JobKind> {
  if (!Object.hasOwn(kinds, name)) throw new Error(`There is no kind of job called ${name}.`);
  return (kinds[name] as () => Promise<JobKind>)();
}
