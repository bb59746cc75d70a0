import type { FormValues } from "@/components/form/form-state";

/** The form values of a saved view. */
export function toViewValues(view: { id: number; version: number; name: string; shared: boolean }): FormValues {
  return {
    id: String(view.id),
    version: String(view.version),
    name: view.name,
    shared: view.shared ? "yes" : "",
  };
}
