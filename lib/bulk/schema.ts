/** The input of a bulk edit: rows and action. */
import { z } from "zod";
import { allEntities, type EntityName, entities } from "../entities/registry";
import { setStockSchema } from "../stock/schema";
import { rowId } from "../values/form-fields";

/** The maximum number of rows of one bulk edit. */
export const MAX_BULK_ROWS = 100_000;

export const bulkEntities = allEntities.filter(({ bulkEditable }) => bulkEditable).map(({ name }) => name);

interface BulkField {
  /** The schema of the form for one row, so that both accept the same. */
  schema: z.ZodType<unknown>;
  clearable: boolean;
}

/** The bulk-editable fields. */
export function bulkFields(entity: EntityName): Record<string, BulkField> {
  const fields = Object.entries(entities[entity].fields);
  return Object.fromEntries(fields.flatMap(([name, { bulkEdit }]) => (bulkEdit ? [[name, bulkEdit]] : [])));
}

/** The action applied to each row. */
export type BulkAction =
  /** Null clears the field. */
  | { type: "set"; field: string; value: unknown }
  /** Adds books to a store, with this number of copies each. */
  | { type: "add"; storeId: number; quantity: number }
  /** Removes books from a store; those with copies only if `copies` is set. */
  | { type: "remove"; storeId: number; copies: boolean }
  | { type: "delete" };

const checkbox = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || value === "yes");

/** Parses an action for this entity. Never throws. */
export function parseBulkAction(entity: EntityName, typed: unknown): z.ZodSafeParseResult<BulkAction> {
  const kind = z.object({ type: z.string() }).safeParse(typed).data?.type;
  if (kind === "set") return setSchema(bulkFields(entity)).safeParse(typed);
  if (kind === "delete") return deleteSchema.safeParse(typed);
  if (kind === "add" && entities[entity].stocked) return addSchema.safeParse(typed);
  if (kind === "remove" && entities[entity].stocked) return removeSchema.safeParse(typed);
  return z.never({ error: "Choose an action." }).safeParse(typed);
}

const { storeId, quantity } = setStockSchema.shape;

const addSchema = z.strictObject({ type: z.literal("add"), storeId, quantity });
const removeSchema = z.strictObject({ type: z.literal("remove"), storeId, copies: checkbox });
const deleteSchema = z.strictObject({ type: z.literal("delete") });

function setSchema(fields: Record<string, BulkField>) {
  return z
    .strictObject({
      type: z.literal("set"),
      field: z.enum(Object.keys(fields), { error: "Choose a field." }),
      value: z.unknown(),
    })
    .transform((action, context): BulkAction => {
      const { schema, clearable } = fields[action.field] as BulkField;
      if (action.value === null && clearable) return { ...action, value: null };
      const read = schema.safeParse(action.value ?? "");
      if (read.success && read.data !== null) return { ...action, value: read.data };
      const message = read.error?.issues[0]?.message ?? "Enter a value or clear the field.";
      context.addIssue({ code: "custom", path: ["value"], message });
      return z.NEVER;
    });
}

const ids = z.array(rowId, { error: "Select at least one row." }).max(MAX_BULK_ROWS);

/** Selected rows, or all results of a list; for books perhaps those of one store. */
export const selectionSchema = z.union([
  z.strictObject({ ids }),
  z.strictObject({
    all: z.strictObject({
      q: z.string().max(10_000),
      where: z.string().max(10_000),
      store: rowId.optional(),
    }),
  }),
]);
export type Selection = z.output<typeof selectionSchema>;

export const bulkEditSchema = z
  .strictObject({
    entity: z.enum(bulkEntities as [EntityName, ...EntityName[]]),
    selection: selectionSchema,
    action: z.unknown(),
    /** Identifies the rows of the preview. */
    seen: z.string().max(100),
    /** The time of the preview: stock that changed since is not removed. */
    seenAt: z.iso.datetime(),
  })
  .transform((input, context) => {
    const { data: action, error } = parseBulkAction(input.entity, input.action);
    if (action) return { ...input, action };
    context.addIssue({ code: "custom", path: ["action"], message: error?.issues[0]?.message ?? "" });
    return z.NEVER;
  });
