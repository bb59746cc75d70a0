/** Describes the rows that an undo skips: title and reason. */

import { fieldLabel } from "../entities/fields";
import type { Reference } from "../entities/model";
import { referencesMessage } from "../entities/references";
import { type EntityName, entities } from "../entities/registry";
import { getTitles } from "../entities/titles";
import { labelInSentence } from "../values/format";
import type { SkippedRow, SkipReason } from "./skip-reasons";

export interface SkippedRowView {
  entity: EntityName;
  id: number;
  /** Its current or last title. */
  name?: string;
  isThere: boolean;
  reason: string;
  /** The conflicting row. */
  related?: Reference;
  /** The change set that caused it. */
  set?: number;
}

type Names = Awaited<ReturnType<typeof getTitles>>;

/** Adds titles, reasons and conflicting rows. */
export async function describeSkippedRows(left: SkippedRow[]): Promise<SkippedRowView[]> {
  const names = await getTitles(left.flatMap((row) => [row, ...referencedBy(row)]));
  return left.map(({ entity, id, reason }) => {
    const { label: name, isThere } = names(entity, id);
    const set = "set" in reason ? reason.set : undefined;
    return {
      entity,
      id,
      name,
      isThere,
      set,
      reason: reasonMessage(entity, reason, names),
      related: relatedTo(entity, reason, names),
    };
  });
}

function referencedBy({ entity, reason }: SkippedRow): { entity: EntityName; id: number }[] {
  if (reason.code === "duplicate") return [{ entity, id: reason.by }];
  return reason.code === "missing" ? [{ entity: reason.entity, id: reason.id }] : [];
}

function relatedTo(entity: EntityName, reason: SkipReason, names: Names): Reference | undefined {
  if (reason.code !== "duplicate") return undefined;
  return { entity, id: reason.by, label: names(entity, reason.by).label ?? `no. ${reason.by}` };
}

function reasonMessage(entity: EntityName, reason: SkipReason, names: Names): string {
  const { one } = entities[entity].label;
  switch (reason.code) {
    case "changed":
      return "Can’t undo: changed since.";
    case "deleted":
      return "Can’t undo: deleted since.";
    case "undone":
      return "Already undone.";
    case "exists":
      return "Already restored.";
    case "duplicate":
      return (
        entities[entity].takenMessage ??
        `Another ${one} has its ${labelInSentence(fieldLabel(entity, reason.field))} now.`
      );
    case "missing": {
      const name = names(reason.entity, reason.id).label ?? `no. ${reason.id}`;
      return `The ${entities[reason.entity].label.one} ${name} that it refers to no longer exists.`;
    }
    case "referenced":
      return referencesMessage(entity, reason.by, reason.count);
    case "actor":
      return "This user has made changes that the history refers to.";
    case "last":
      return entities[entity].mustRemain?.message ?? "It is the last one.";
    case "notRecorded":
      return "The old value is not stored: passwords never are.";
  }
}
