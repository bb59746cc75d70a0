/** What is done to many rows at once: to which, and what. */
import { z } from "zod";
import { allEntities, type EntityName, entities } from "../entities/registry";
import { setStockSchema } from "../stock/schema";
import { rowId } from "../values/form-fields";

/** So many rows can be edited at once at the most. */
export const MOST_ROWS = 100_000;

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
export type Deed =
  /** A value of null clears the field. */
  | { do: "set"; field: string; value: unknown }
  /** Puts books on a store's list, with as many copies each. */
  | { do: "add"; storeId: number; quantity: number }
  /** Takes books off a store's list; those it has copies of only when they are to go, too. */
  | { do: "take"; storeId: number; copies: boolean }
  | { do: "delete" };

const yes = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || value === "yes");

/** Reads what is to be done to rows of this entity. Never throws. */
export function parseDeed(entity: EntityName, typed: unknown): z.ZodSafeParseResult<Deed> {
  const kind = z.object({ do: z.string() }).safeParse(typed).data?.do;
  if (kind === "set") return setSchema(bulkFields(entity)).safeParse(typed);
  if (kind === "delete") return deleteSchema.safeParse(typed);
  if (kind === "add" && entities[entity].stocked) return addSchema.safeParse(typed);
  if (kind === "take" && entities[entity].stocked) return takeSchema.safeParse(typed);
  return z.never({ error: "Choose what is to be done." }).safeParse(typed);
}

const { storeId, quantity } = setStockSchema.shape;

const addSchema = z.strictObject({ do: z.literal("add"), storeId, quantity });
const takeSchema = z.strictObject({ do: z.literal("take"), storeId, copies: yes });
const deleteSchema = z.strictObject({ do: z.literal("delete") });

function setSchema(fields: Record<string, BulkField>) {
  return z
    .strictObject({
      do: z.literal("set"),
      field: z.enum(Object.keys(fields), { error: "Choose a field." }),
      value: z.unknown(),
    })
    .transform((deed, context): Deed => {
      const { schema, clearable } = fields[deed.field] as BulkField;
      if (deed.value === null && clearable) return { ...deed, value: null };
      const read = schema.safeParse(deed.value ?? "");
      if (read.success && read.data !== null) return { ...deed, value: read.data };
      const message = read.error?.issues[0]?.message ?? "Enter what it is to be, or clear the field.";
      context.addIssue({ code: "custom", path: ["value"], message });
      return z.NEVER;
    });
}

const ids = z.array(rowId, { error: "This does not name any rows." }).max(MOST_ROWS);

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

export const editManySchema = z
  .strictObject({
    entity: z.enum(bulkEntities as [EntityName, ...EntityName[]]),
    selection: selectionSchema,
    deed: z.unknown(),
    /** Names the rows that the person was shown the preview of. */
    seen: z.string().max(100),
    /** When that was: copies that came or went since are not taken out unseen. */
    seenAt: z.iso.datetime(),
  })
  .transform((input, context) => {
    const { data: deed, error } = parseDeed(input.entity, input.deed);
    if (deed) return { ...input, deed };
    context.addIssue({ code: "custom", path: ["deed"], message: error?.issues[0]?.message ?? "" });
    return z.NEVER;
  });
