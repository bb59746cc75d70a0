/** The field differences of a change, formatted for display. */

import type { ChangeAction } from "../db/generated/sqlite/enums";
import { fieldLabel, fieldOrder, formatFieldValue, getReference, isSecret, type TitleLookup } from "../entities/fields";
import type { ModelName } from "../entities/model";
import { recordedFields } from "./record";
import { diffWords, type Segment } from "./word-diff";

export type Difference = { label: string } & (
  | { kind: "changed"; before?: string; after?: string }
  /** A long text, as a word diff. */
  | { kind: "text"; segments: Segment[] }
  /** A value of a new row. */
  | { kind: "created"; after: string }
  /** A value of a deleted row. */
  | { kind: "deleted"; before: string }
  /** A secret: only that it changed is shown. */
  | { kind: "hidden" }
);

interface RecordedChange {
  entity: string;
  action: ChangeAction;
  before: unknown;
  after: unknown;
}

/** Shorter values are shown side by side. */
const MIN_DIFF_LENGTH = 40;

/** The changed fields; for a new row all its values, for a deleted one all it had. */
export function getDifferences({ entity, action, before, after }: RecordedChange, names: TitleLookup): Difference[] {
  const [old, since] = [recordedFields(before), recordedFields(after)];
  return fieldNames(entity, old, since).flatMap((name): Difference[] => {
    const label = fieldLabel(entity, name);
    if (isHidden(entity, name, old[name]) || isHidden(entity, name, since[name])) return [{ label, kind: "hidden" }];
    const oldText = formatFieldValue(entity, name, old[name], names);
    if (action === "delete") return oldText === undefined ? [] : [{ label, kind: "deleted", before: oldText }];
    const newText = formatFieldValue(entity, name, since[name], names);
    if (action === "create") return newText === undefined ? [] : [{ label, kind: "created", after: newText }];
    const isLong =
      oldText !== undefined && newText !== undefined && Math.min(oldText.length, newText.length) > MIN_DIFF_LENGTH;
    return [
      isLong
        ? { label, kind: "text", segments: diffWords(oldText, newText) }
        : { label, kind: "changed", before: oldText, after: newText },
    ];
  });
}

/** The rows that the values of a change refer to. */
export function getChangeReferences({ entity, before, after }: RecordedChange): { entity: ModelName; id: number }[] {
  const [old, since] = [recordedFields(before), recordedFields(after)];
  return fieldNames(entity, old, since).flatMap((name) =>
    [old[name], since[name]].flatMap((value) => getReference(entity, name, value) ?? []),
  );
}

/** Sorted as in the form, since PostgreSQL keeps no order; without the version, which only counts changes. */
function fieldNames(entity: string, ...rows: object[]): string[] {
  const names = new Set(rows.flatMap(Object.keys).filter((name) => name !== "id" && name !== "version"));
  return [...names].toSorted((a, b) => fieldOrder(entity, a) - fieldOrder(entity, b) || (a < b ? -1 : 1));
}

// Secrets are not recorded; this hides any that were recorded by mistake.
const isHidden = (entity: string, name: string, value: unknown) =>
  value === "(hidden)" || isSecret(entity, name) || /password|token|secret/i.test(name);
