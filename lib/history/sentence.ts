/** What a change was, in words: "anna changed the book", and then the book's name where the change is about one row. */
import { type Entity, entities } from "../audit/entities";
import type { ChangeAction } from "../db/generated/sqlite/enums";

export interface Told {
  entity: Entity;
  action: ChangeAction;
  command: string;
  via: string;
  /** Who was signed in. */
  who?: string;
  /** What the row is called today; undefined when it is not there any more. */
  label?: string;
}

interface Sentence {
  subject: string;
  predicate: string;
  /** The row's name is to follow. */
  namesRow: boolean;
}

/** Who did it, and what they did. */
export function sentenceOf(change: Told): Sentence {
  const { entity, action, who, label } = change;
  const subject = whoDid(change);
  switch (entity) {
    case "session":
      return action === "create"
        ? { subject: label ?? "Somebody", predicate: "signed in", namesRow: false }
        : { subject, predicate: `ended a session${of(change)}`, namesRow: false };
    case "oneTimeLink":
      if (action === "update") {
        const predicate = `used a one-time link${who === label ? "" : of(change)}`;
        return { subject: who ?? "Somebody", predicate, namesRow: false };
      }
      return {
        subject,
        predicate: `${action === "create" ? "made" : "ended"} a one-time link${of(change)}`,
        namesRow: false,
      };
    case "stock":
      return {
        subject,
        predicate: action === "delete" ? "took a book out of a store" : `changed the stock${of(change)}`,
        namesRow: false,
      };
    default: {
      const verb = verbsOfCommands[change.command] ?? (change.command === "undoChangeSet" ? undoVerbs : verbs)[action];
      return { subject, predicate: `${verb} the ${entities[entity]?.one ?? entity}`, namesRow: true };
    }
  }
}

const verbs = { create: "added", update: "changed", delete: "deleted" };

const undoVerbs = { create: "brought back", update: "changed back", delete: "removed" };

/** Of commands that do something with a name of its own. */
const verbsOfCommands: Record<string, string> = {
  closeStore: "closed",
  reopenStore: "reopened",
  deactivateUser: "deactivated",
  reactivateUser: "reactivated",
};

/** Nobody was signed in where the shop itself did it, at the set-up, or somebody by a one-time link. */
export function whoDid({ who, via, command }: Pick<Told, "who" | "via" | "command">): string {
  if (who) return who;
  if (command === "setUpFirstAdmin") return "The set-up";
  if (command === "signIn") return "A new sign-in";
  if (via === "seed") return "The demonstration data";
  return via === "form" ? "Somebody by a one-time link" : "The operator";
}

const of = ({ label }: Told) => (label ? ` of ${label}` : "");
