/** The rows of an entity that are edited together, and which ability that needs. */
import type { Ability } from "../auth/abilities";
import type { EntityRow, Reader } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { type LabelledRow, selectRows } from "../entities/rows";
import { bulkFields, type Deed } from "./schema";

export type { EntityRow as Row, LabelledRow as Named, Reader };

/** The ability that the command for one row needs for this. */
export function abilityFor(entity: EntityName, deed: Pick<Deed, "do">): Ability {
  if (deed.do === "add" || deed.do === "take") return entities.stock.abilities.update;
  return entities[entity].abilities[deed.do === "delete" ? "delete" : "update"];
}

/** Those of the rows that are there, by their ids, with the fields that can be set for many. */
export function editableRows(reader: Reader, entity: EntityName, ids: number[]): Promise<LabelledRow[]> {
  const { locked, hooks, fields } = entities[entity];
  // What a rule for single rows looks at, it alone knows.
  const ruled = hooks?.authoriseRow ? Object.keys(fields) : [];
  return selectRows(reader, entity, ids, [
    ...Object.keys(bulkFields(entity)),
    ...(locked ? [locked.by] : []),
    ...ruled,
  ]);
}
