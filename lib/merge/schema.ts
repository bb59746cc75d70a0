import { z } from "zod";
import { type EntityName, entities } from "../entities/registry";
import { rowId } from "../values/form-fields";

/** The maximum number of rows of one merge. */
export const MAX_MERGED = 10;

export const isMergeable = (entity: EntityName): boolean => entities[entity].abilities.merge !== undefined;

/** The mergeable fields, each with the columns that go together. */
export function mergeableFields(entity: EntityName): Record<string, string[]> {
  const { fields, relations = {} } = entities[entity];
  const own = Object.entries(fields).flatMap(([name, { merge }]) => {
    if (!merge) return [];
    return [merge === true ? [name, [name]] : [merge.name, merge.with]] as [string, string[]][];
  });
  const related = Object.entries(relations).flatMap(([name, { merge }]) => (merge ? [[name, [name]] as const] : []));
  return Object.fromEntries([...own, ...related]);
}

/** The rows to merge at the versions shown, the survivor, and the source of each field. */
function mergeSchema(fields: Record<string, string[]>) {
  const names = Object.keys(fields);
  return z
    .strictObject({
      rows: z
        .array(z.strictObject({ id: rowId, version: rowId }), { error: "Choose what to merge." })
        .min(2, "Choose at least two.")
        .max(MAX_MERGED, `Choose at most ${MAX_MERGED}.`),
      survivor: rowId,
      /** The source row by field; by default the survivor. */
      fieldSources: z.partialRecord(z.enum(names), rowId).optional(),
    })
    .transform(({ fieldSources, ...merge }) => ({
      ...merge,
      fieldSources: Object.fromEntries(names.map((name) => [name, fieldSources?.[name] ?? merge.survivor])),
    }))
    .superRefine(({ rows, survivor, fieldSources }, context) => {
      const ids = new Set(rows.map(({ id }) => id));
      if (ids.size < rows.length || [survivor, ...Object.values(fieldSources)].some((id) => !ids.has(id))) {
        context.addIssue({ code: "custom", message: "Choose one of the merged records." });
      }
    });
}

export const mergeAuthorsSchema = mergeSchema(mergeableFields("author"));
export const mergeBooksSchema = mergeSchema(mergeableFields("book"));

export type MergeInput = z.output<typeof mergeAuthorsSchema>;
