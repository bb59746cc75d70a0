import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import { actorLabel, describeChange } from "@/lib/history/describe-change";
import { channelLabel, commandLabel } from "@/lib/history/labels";
import type { ChangeSetRow } from "@/lib/history/queries";
import { formatDateTime, formatNumber } from "@/lib/values/format";

export const changeSetColumns: Column[] = [
  { key: "what", label: "What", heading: true },
  { key: "who", label: "Who" },
  { key: "when", label: "When", sort: "when", descendingFirst: true },
  { key: "via", label: "Source" },
];

export function changeSetCell(set: ChangeSetRow, key: string): Cell {
  switch (key) {
    case "what":
      return { text: changeSummary(set), href: `/desk/history/${set.id}` };
    case "who":
      return set.change ? describeChange(set.change).subject : actorLabel(set);
    case "when":
      return formatDateTime(set.when);
    default:
      return channelLabel(set.via);
  }
}

/** "Changed the book Emma"; "Added the book Emma, and 3 changes more"; "Add demo data: more than 100 changes" */
function changeSummary({ command, change, changes, more }: ChangeSetRow): string {
  if (!change) return commandLabel(command);
  if (more) return `${commandLabel(command)}: more than ${formatNumber(changes)} changes`;
  const { predicate, namesRow } = describeChange(change);
  const name = namesRow ? ` ${change.label ?? change.formerLabel ?? `no. ${change.entityId}`}` : "";
  const summary = `${predicate}${name}`;
  // What is deleted first is not what a merge is about.
  const first = command.startsWith("merge")
    ? `${commandLabel(command)}: ${summary}`
    : `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`;
  if (changes <= 1) return first;
  return `${first}, and ${changes === 2 ? "1 more change" : `${formatNumber(changes - 1)} more changes`}`;
}
