/** What is done to many rows, in words. */

import type { Deed } from "@/lib/bulk/schema";
import { fieldLabel } from "@/lib/entities/fields";
import { type EntityName, entities } from "@/lib/entities/registry";
import { formatCount } from "@/lib/values/format";

export const countOf = (entity: EntityName, count: number) =>
  formatCount(count, entities[entity].label.one, entities[entity].label.many);

const NO_STORE = "a store that is not there any more";

/** "Set “Publisher” of 12 books to “Faber”?", as a heading asks it. */
export function titleOf(
  entity: EntityName,
  deed: Deed,
  count: number,
  names: { now?: string; store?: string },
): string {
  const rows = countOf(entity, count);
  switch (deed.do) {
    case "set": {
      const label = fieldLabel(entity, deed.field);
      return deed.value === null
        ? `Clear “${label}” of ${rows}?`
        : `Set “${label}” of ${rows} to “${names.now ?? NO_STORE}”?`;
    }
    case "add":
      return `Put ${rows} on the list of ${names.store ?? NO_STORE}?`;
    case "take":
      return `Take ${rows} off the list of ${names.store ?? NO_STORE}?`;
    case "delete":
      return `Delete ${rows}?`;
  }
}

/** What the button that does it says: "Delete 12 books". */
export function buttonOf(entity: EntityName, deed: Deed, changed: number): string {
  const verbs = { set: "Change", add: "Put on the list:", take: "Take off the list:", delete: "Delete" };
  return `${verbs[deed.do]} ${countOf(entity, changed)}`;
}

/** What was done, as a message says it: "12 books were changed. 3 were left alone." */
export function saidOf(entity: EntityName, deed: Pick<Deed, "do">, tally: Record<string, number>): string {
  const { changed = 0, refused = 0, gone = 0 } = tally;
  const verbs = {
    set: "changed",
    add: "put on the list",
    take: "taken off the list",
    delete: "deleted",
  };
  const done = `${countOf(entity, changed)} ${changed === 1 ? "was" : "were"} ${verbs[deed.do]}.`;
  const left = refused > 0 ? ` ${formatCount(refused, "was", "were")} left alone.` : "";
  return `${done}${left}${gone > 0 ? ` ${formatCount(gone, "was", "were")} not there any more.` : ""}`;
}
