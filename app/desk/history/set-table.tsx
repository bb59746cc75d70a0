import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import { commandName, wayName } from "@/lib/history/labels";
import type { SetRow } from "@/lib/history/queries";
import { sentenceOf, whoDid } from "@/lib/history/sentence";
import { formatNumber, formatTime } from "@/lib/values/format";

export const setColumns: Column[] = [
  { key: "what", label: "What", heading: true },
  { key: "who", label: "Who" },
  { key: "when", label: "When", sort: "when", descendingFirst: true },
  { key: "via", label: "By" },
];

export function setCell(set: SetRow, key: string): Cell {
  switch (key) {
    case "what":
      return { text: whatOf(set), href: `/desk/history/${set.id}` };
    case "who":
      return set.change ? sentenceOf(set.change).subject : whoDid(set);
    case "when":
      return formatTime(set.when);
    default:
      return wayName(set.via);
  }
}

/** "Changed the book Emma"; "Added the book Emma, and 3 changes more"; "Fill in the demonstration data: more than 100 changes" */
function whatOf({ command, change, changes, more }: SetRow): string {
  if (!change) return commandName(command);
  if (more) return `${commandName(command)}: more than ${formatNumber(changes)} changes`;
  const { predicate, namesRow } = sentenceOf(change);
  const name = namesRow ? ` ${change.label ?? change.former ?? `no. ${change.entityId}`}` : "";
  const told = `${predicate}${name}`;
  // What is deleted first is not what a merge is about.
  const first = command.startsWith("merge")
    ? `${commandName(command)}: ${told}`
    : `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
  if (changes <= 1) return first;
  return `${first}, and ${changes === 2 ? "1 change" : `${formatNumber(changes - 1)} changes`} more`;
}
