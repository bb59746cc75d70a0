/** The file columns of an entity: what an export writes, and what an import can match columns to. */
import type { FieldDefinition, ImportColumn, RelationDefinition } from "./field-definition";
import { type EntityName, entities } from "./registry";

export interface FileColumn {
  /** Its name in import settings and JSON lines. */
  name: string;
  label: string;
  import?: ImportColumn;
  /** The field of the row; undefined for relations and import-only columns. */
  field?: { name: string; definition: FieldDefinition };
  relation?: RelationDefinition;
}

/** In the order of the fields; relations and import-only columns come after the field that they follow. */
export function fileColumns(entity: EntityName): FileColumn[] {
  const { fields, relations = {}, importOnly = {} } = entities[entity];
  const columns = Object.entries(fields)
    .filter(([, definition]) => definition.import || definition.export)
    .map(([name, definition]): FileColumn & { after?: string } => ({
      name: definition.import?.name ?? name,
      label: definition.import?.label ?? definition.label,
      import: definition.import,
      field: { name, definition },
    }));
  const others = [
    ...Object.entries(relations).map(([name, relation]) => ({
      name,
      label: relation.label,
      import: relation.import,
      relation,
      after: relation.after as string | undefined,
    })),
    ...Object.entries(importOnly).map(([name, column]) => ({
      name,
      label: column.label,
      import: column,
      after: column.after,
    })),
  ];
  for (const { after, ...column } of others) {
    const place = columns.findIndex(({ field }) => field?.name === after);
    columns.splice(place === -1 ? columns.length : place + 1, 0, column);
  }
  return columns;
}
