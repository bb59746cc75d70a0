/** Loads the rows to edit, and says which ability that needs. */
import type { Ability } from "../auth/abilities";
import type { EntityRow, Reader } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { findLabelledRows, type LabelledRow } from "../entities/rows";
import { type BulkAction, bulkFields } from "./schema";

export type { EntityRow as Row, LabelledRow as Named, Reader };

/** The ability that the command for one row needs. */
export function abilityFor(entity: EntityName, action: Pick<BulkAction, "type">): Ability {
  if (action.type === "add" || action.type === "remove") return entities.stock.abilities.update;
  return entities[entity].abilities[action.type === "delete" ? "delete" : "update"];
}

/** The existing rows with these ids, with the bulk-editable fields. */
export function loadEditableRows(reader: Reader, entity: EntityName, ids: number[]): Promise<LabelledRow[]> {
  const { locked, hooks, fields } = entities[entity];
  // A rule for single rows may look at any field.
  const ruled = hooks?.authoriseRow ? Object.keys(fields) : [];
  return findLabelledRows(reader, entity, ids, [
    ...Object.keys(bulkFields(entity)),
    ...(locked ? [locked.by] : []),
    ...ruled,
  ]);
}
