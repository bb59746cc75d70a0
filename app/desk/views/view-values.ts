import type { Values } from "@/components/form/state";

/** A saved view's row as the form's fields. */
export function viewValues(view: { id: number; version: number; name: string; shared: boolean }): Values {
  return {
    id: String(view.id),
    version: String(view.version),
    name: view.name,
    shared: view.shared ? "yes" : "",
  };
}
