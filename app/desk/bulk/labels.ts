/** Texts of bulk edits. */

import type { BulkAction } from "@/lib/bulk/schema";
import { fieldLabel } from "@/lib/entities/fields";
import { type EntityName, entities } from "@/lib/entities/registry";
import { formatCount } from "@/lib/values/format";

export const formatRowCount = (entity: EntityName, count: number) =>
  formatCount(count, entities[entity].label.one, entities[entity].label.many);

const NO_STORE = "a deleted store";

/** The heading: "Set “Publisher” of 12 books to “Faber”?" */
export function bulkEditTitle(
  entity: EntityName,
  action: BulkAction,
  count: number,
  names: { now?: string; store?: string },
): string {
  const rows = formatRowCount(entity, count);
  switch (action.type) {
    case "set": {
      const label = fieldLabel(entity, action.field);
      return action.value === null
        ? `Clear “${label}” of ${rows}?`
        : `Set “${label}” of ${rows} to “${names.now ?? NO_STORE}”?`;
    }
    case "add":
      return `Add ${rows} to ${names.store ?? NO_STORE}?`;
    case "remove":
      return `Remove ${rows} from ${names.store ?? NO_STORE}?`;
    case "delete":
      return `Delete ${rows}?`;
  }
}

/** The label of the confirm button: "Delete 12 books". */
export function confirmLabel(entity: EntityName, action: BulkAction, changed: number): string {
  const verbs = { set: "Change", add: "Add", remove: "Remove", delete: "Delete" };
  return `${verbs[action.type]} ${formatRowCount(entity, changed)}`;
}

/** The result message: "12 books were changed. 3 were skipped." */
export function resultMessage(
  entity: EntityName,
  action: Pick<BulkAction, "type">,
  counts: Record<string, number>,
): string {
  const { changed = 0, skipped = 0, gone = 0 } = counts;
  const verbs = {
    set: "changed",
    add: "added to the store",
    remove: "removed from the store",
    delete: "deleted",
  };
  const done = `${formatRowCount(entity, changed)} ${changed === 1 ? "was" : "were"} ${verbs[action.type]}.`;
  const left = skipped > 0 ? ` ${formatCount(skipped, "was", "were")} skipped.` : "";
  return `${done}${left}${gone > 0 ? ` ${formatCount(gone, "was", "were")} no longer there.` : ""}`;
}
