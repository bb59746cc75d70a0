/** What each kind of work in the background is called, where it belongs, and what came of it. */

import { bulkEntities } from "@/lib/bulk/schema";
import { entities } from "@/lib/entities/registry";
import type { JobView } from "@/lib/jobs/queries";
import type { Is } from "@/lib/undo/queries";
import { formatNumber } from "@/lib/values/format";
import { listPathOf } from "../../paths";
import { setName } from "../history/labels";

/** By the change set that it makes, which the history names. */
export function titleOf({ kind }: Pick<JobView, "kind">, is: Is | undefined): string {
  if (is?.command) return setName(is);
  return kind === "planImport" ? "Look an import over" : "Work in the background";
}

/** The page that shows more of it: of an import its own, of many rows their list. */
export function ownPageOf({
  kind,
  input,
}: Pick<JobView, "kind" | "input">): { href: string; label: string } | undefined {
  const { id, entity } = Object(input) as { id?: unknown; entity?: unknown };
  if (/Import$/.test(kind) && typeof id === "number") return { href: `/desk/import/${id}`, label: "To the import" };
  const edited = kind === "bulk" && bulkEntities.find((one) => one === entity);
  return edited ? { href: listPathOf(edited), label: `To the ${entities[edited].label.many}` } : undefined;
}

const words: Record<string, string> = {
  created: "added",
  changed: "changed",
  removed: "removed",
  unchanged: "unchanged",
  refused: "left alone",
  left: "left alone",
  skipped: "skipped",
  doubtful: "doubtful",
  gone: "not there any more",
};

/** “1,200 removed, 3 left alone” */
export function tallyOf({ kind, tally }: Pick<JobView, "kind" | "tally">): string {
  return Object.entries(tally)
    .filter(([, count]) => count > 0)
    .map(
      ([word, count]) =>
        `${formatNumber(count)} ${kind === "undo" && word === "created" ? "brought back" : (words[word] ?? word)}`,
    )
    .join(", ");
}

interface Left {
  label: string;
  reason: string;
  detail?: string;
}

/** What a job says itself of the rows that it left alone; those of an undo stand with its change set. */
export function leftIn({ progress }: Pick<JobView, "progress">): Left[] {
  const { left } = Object(progress) as { left?: unknown };
  return Array.isArray(left) ? left.filter((row): row is Left => typeof row?.label === "string") : [];
}
