/**
 * The columns of an entity's export: the fields of its form with the import's names and order, so that the file can be
 * imported again (round-trip.db.test.ts).
 */
import type { SqlValue } from "../db/dialects/dialect";
import { Prisma } from "../db/generated/sqlite/client";
import { quoteIdentifier } from "../db/tables";
import type { FieldDefinition } from "../entities/field-definition";
import { type FileColumn, fileColumns } from "../entities/file-columns";
import type { ExportColumns } from "../entities/hooks";
import type { ModelName } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import type { SheetColumn, SheetValue } from "../spreadsheet/columns";
import { minorDigits } from "../values/format";

export type ExportTable = ExportColumns;

type Column = SheetColumn & { selected: Prisma.Sql; cell?: (selected: string | number | null) => SheetValue };

/** The export of an entity; `of` limits it to what belongs to a row, such as a store's own copies. */
export async function exportTable(entity: EntityName, of?: { entity: ModelName; id: number }): Promise<ExportTable> {
  const columns = fieldColumns(entity);
  const more = await entities[entity].exportColumns?.(of);
  const cells = (row: SqlValue[]): SheetValue[] => {
    const own = columns.map(({ cell }, place): SheetValue => cell?.(row[place] ?? null) ?? row[place] ?? null);
    const others = row.slice(columns.length);
    return [...own, ...(more?.cells?.(others) ?? others)];
  };
  return {
    columns: [...columns.map(({ selected: _, cell: __, ...column }) => column), ...(more?.columns ?? [])],
    selected: [...columns.map(({ selected }) => selected), ...(more?.selected ?? [])],
    cells: more || columns.some(({ cell }) => cell) ? cells : undefined,
  };
}

/** The first header cells of an entity's export. */
export const exportHeader = (entity: EntityName): string[] => fieldColumns(entity).map(({ header }) => header);

const fieldColumns = (entity: EntityName): Column[] =>
  fileColumns(entity).flatMap((column) => columnOf(entity, column) ?? []);

function columnOf(entity: EntityName, column: FileColumn): Column | undefined {
  const { name, field, relation } = column;
  if (relation) return { name, header: column.label, type: "text", ...relation.export };
  if (!field?.definition.export) return undefined;
  const { definition } = field;
  const own = definition.export === true ? undefined : definition.export;
  return {
    name: own?.name ?? name,
    header: own?.header ?? column.label,
    type: kindOf(definition),
    digits: minorDigits,
    selected: selectedOf(entity, field.name, definition),
  };
}

function kindOf({ type }: FieldDefinition): SheetColumn["type"] {
  if (type === "number" || type === "year") return "number";
  return type === "money" || type === "moment" || type === "flag" ? type : "text";
}

/** The column of the row; for a reference the title of the referenced row. */
function selectedOf(entity: EntityName, name: string, { refersTo }: FieldDefinition): Prisma.Sql {
  const column = Prisma.sql`${Prisma.raw(entities[entity].alias ?? "")}.${quoteIdentifier(name)}`;
  if (!refersTo) return column;
  const { table, title } = entities[refersTo.entity as EntityName];
  if (typeof title !== "string") return column;
  return Prisma.sql`(SELECT r.${quoteIdentifier(title)} FROM ${quoteIdentifier(table)} r WHERE r."id" = ${column})`;
}
