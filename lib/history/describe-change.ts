/** Describes a change in words: "anna changed the book", followed by the book's name if the change concerns one row. */
import type { DescribedChange, Description } from "../entities/definition";
import { findEntity } from "../entities/registry";

export interface ChangeSummary extends DescribedChange {
  entity: string;
  via: string;
}

/** Who made the change, and what it did. */
export function describeChange(change: ChangeSummary): Description & { subject: string } {
  const { entity, action, command } = change;
  const subject = actorLabel(change);
  const definition = findEntity(entity);
  const described = definition?.history.describe?.(change);
  if (described) return { subject, ...described };
  const verb = definition?.commands?.[command]?.verb ?? (command === "undoChangeSet" ? undoVerbs : verbs)[action];
  return { subject, predicate: `${verb} the ${definition?.label.one ?? entity}`, namesRow: true };
}

const verbs = { create: "added", update: "changed", delete: "deleted" };

const undoVerbs = { create: "restored", update: "reverted", delete: "removed" };

/** The label for changes without a signed-in user: made by the system, at setup or via a one-time link. */
export function actorLabel({ who, via, command }: Pick<ChangeSummary, "who" | "via" | "command">): string {
  if (who) return who;
  if (command === "setUpFirstAdmin") return "Setup";
  if (command === "signIn") return "A new sign-in";
  if (via === "seed") return "Demo data";
  return via === "form" ? "Someone via one-time link" : "The operator";
}
