import Link from "next/link";
import { entities } from "@/lib/audit/entities";
import type { dashboard } from "@/lib/dashboard/queries";
import { formatTime } from "@/lib/format";
import { pathOf } from "../paths";

type Change = Awaited<ReturnType<typeof dashboard>>["changes"][number];

/** Who did what to which row, and when. */
export function LatestChanges({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <p className="text-soft">Nothing has been changed yet.</p>;
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={change.id}>
          <span>
            <Sentence change={change} />
          </span>
          <time dateTime={change.when.toISOString()}>{formatTime(change.when)}</time>
        </li>
      ))}
    </ul>
  );
}

function Sentence({ change }: { change: Change }) {
  const { entity, action } = change;
  const who = whoDid(change);
  switch (entity) {
    case "session":
      return action === "create" ? `${change.label ?? "Somebody"} signed in` : `${who} ended a session${of(change)}`;
    case "oneTimeLink":
      return action === "update"
        ? `${change.who ?? "Somebody"} used a one-time link${change.who === change.label ? "" : of(change)}`
        : `${who} ${action === "create" ? "made" : "ended"} a one-time link${of(change)}`;
    case "stock":
      return action === "delete" ? `${who} took a book out of a store` : `${who} changed the stock${of(change)}`;
    default:
      return (
        <>
          {who} {verbsOfCommands[change.command] ?? verbs[action]} the {entities[entity].one} <Row change={change} />
        </>
      );
  }
}

const verbs = { create: "added", update: "changed", delete: "deleted" };

/** Of commands that do something with a name of its own. */
const verbsOfCommands: Record<string, string> = {
  closeStore: "closed",
  reopenStore: "reopened",
  deactivateUser: "deactivated",
  reactivateUser: "reactivated",
};

/** Nobody was signed in where the shop itself did it, at the set-up, or somebody by a one-time link. */
function whoDid({ who, via, command }: Change): string {
  if (who) return who;
  if (command === "setUpFirstAdmin") return "The set-up";
  if (command === "signIn") return "A new sign-in";
  if (via === "seed") return "The demonstration data";
  return via === "form" ? "Somebody by a one-time link" : "The operator";
}

function of({ label }: Change): string {
  return label ? ` of ${label}` : "";
}

function Row({ change: { entity, entityId, label, former } }: { change: Change }) {
  if (label === undefined) return former ?? `no. ${entityId}, since deleted`;
  return (
    <Link href={pathOf({ entity, id: entityId })} prefetch={false}>
      {label}
    </Link>
  );
}
