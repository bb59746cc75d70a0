/** What a change was, in words: "anna changed the book", and then the book's name where the change is about one row. */
import type { DescribedChange, Description } from "../entities/definition";
import { findEntity } from "../entities/registry";

export interface ChangeSummary extends DescribedChange {
  entity: string;
  via: string;
}

/** Who did it, and what they did. */
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

/** Nobody was signed in where the shop itself did it, at the set-up, or somebody by a one-time link. */
export function actorLabel({ who, via, command }: Pick<ChangeSummary, "who" | "via" | "command">): string {
  if (who) return who;
  if (command === "setUpFirstAdmin") return "Setup";
  if (command === "signIn") return "A new sign-in";
  if (via === "seed") return "Demo data";
  return via === "form" ? "Someone via one-time link" : "The operator";
}
