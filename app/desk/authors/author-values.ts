import type { FormValues } from "@/components/form/form-state";

/** The form values of an author. */
export function authorValues(author: {
  id: number;
  version: number;
  name: string;
  sortName: string;
  email: string | null;
  note: string | null;
}): FormValues {
  return {
    id: String(author.id),
    version: String(author.version),
    name: author.name,
    sortName: author.sortName,
    email: author.email ?? "",
    note: author.note ?? "",
  };
}
