/** What is done to many rows at once: to which, and what. */
import { z } from "zod";
import { allEntities, type EntityName, entities } from "../entities/registry";
import { setStockSchema } from "../stock/schema";
import { rowId } from "../values/form-fields";

/** So many rows can be edited at once at the most. */
export const MAX_BULK_ROWS = 100_000;

export const bulkEntities = allEntities.filter(({ bulkEditable }) => bulkEditable).map(({ name }) => name);

interface BulkField {
  /** As the form of one row has it, so that both take the same. */
  schema: z.ZodType<unknown>;
  clearable: boolean;
}

/** The fields that many rows can have the same value in. */
export function bulkFields(entity: EntityName): Record<string, BulkField> {
  const fields = Object.entries(entities[entity].fields);
  return Object.fromEntries(fields.flatMap(([name, { bulkEdit }]) => (bulkEdit ? [[name, bulkEdit]] : [])));
}

/** What is done to each of the rows. */
export type BulkAction =
  /** A value of null clears the field. */
  | { type: "set"; field: string; value: unknown }
  /** Puts books on a store's list, with as many copies each. */
  | { type: "add"; storeId: number; quantity: number }
  /** Takes books off a store's list; those it has copies of only when they are to go, too. */
  | { type: "remove"; storeId: number; copies: boolean }
  | { type: "delete" };

const checkbox = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || value === "yes");

/** Reads what is to be done to rows of this entity. Never throws. */
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

/** Rows that somebody chose, or all that a list shows when it is asked so; of the books, those of one store. */
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
    /** Names the rows that the person was shown the preview of. */
    seen: z.string().max(100),
    /** When that was: copies that came or went since are not taken out unseen. */
    seenAt: z.iso.datetime(),
  })
  .transform((input, context) => {
    const { data: action, error } = parseBulkAction(input.entity, input.action);
    if (action) return { ...input, action };
    context.addIssue({ code: "custom", path: ["action"], message: error?.issues[0]?.message ?? "" });
    return z.NEVER;
  });
