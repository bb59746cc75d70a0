/** Texts of jobs. */

import { bulkEntities } from "@/lib/bulk/schema";
import { entities } from "@/lib/entities/registry";
import type { JobView } from "@/lib/jobs/queries";
import type { UndoState } from "@/lib/undo/queries";
import { formatNumber } from "@/lib/values/format";
import { listPath } from "../../paths";
import { changeSetTitle } from "../history/labels";

/** The title of its change set, as in the history. */
export function jobTitle({ kind }: Pick<JobView, "kind">, undoState: UndoState | undefined): string {
  if (undoState?.command) return changeSetTitle(undoState);
  return kind === "planImport" ? "Check an import" : "Background task";
}

/** The related page: the import, or the list of the edited rows. */
export function relatedPage({
  kind,
  input,
}: Pick<JobView, "kind" | "input">): { href: string; label: string } | undefined {
  const { id, entity } = Object(input) as { id?: unknown; entity?: unknown };
  if (/Import$/.test(kind) && typeof id === "number") return { href: `/desk/import/${id}`, label: "View import" };
  const edited = kind === "bulk" && bulkEntities.find((one) => one === entity);
  return edited ? { href: listPath(edited), label: `Back to ${entities[edited].label.many}` } : undefined;
}

const countLabels: Record<string, string> = {
  created: "added",
  changed: "changed",
  removed: "removed",
  unchanged: "unchanged",
  rejected: "rejected",
  skipped: "skipped",
  withWarnings: "with warnings",
  gone: "no longer there",
};

/** “1,200 removed, 3 skipped” */
export function describeCounts({ kind, counts }: Pick<JobView, "kind" | "counts">): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(
      ([word, count]) =>
        `${formatNumber(count)} ${kind === "undo" && word === "created" ? "restored" : (countLabels[word] ?? word)}`,
    )
    .join(", ");
}

interface SkippedRow {
  label: string;
  reason: string;
  detail?: string;
}

/** The skipped rows stored with the job; those of an undo are stored with its change set. */
export function getSkippedRows({ progress }: Pick<JobView, "progress">): SkippedRow[] {
  const { skipped } = Object(progress) as { skipped?: unknown };
  return Array.isArray(skipped) ? skipped.filter((row): row is SkippedRow => typeof row?.label === "string") : [];
}
