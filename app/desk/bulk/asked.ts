/** What the address of a page for many rows asks: which rows, and what is to be done to them. */
import { type BulkEntity, type Deed, parseDeed, type Selection, selectionSchema } from "@/lib/bulk/schema";
import { readId } from "@/lib/fields";
import { first, type SearchParams } from "@/lib/list/params";

/** The rows; undefined where none are named. */
export function selectionIn(params: SearchParams): Selection | undefined {
  const store = readId(first(params.store));
  const selection =
    first(params.all) === "yes"
      ? { all: { q: first(params.q), where: first(params.where), ...(store && { store }) } }
      : { ids: [params.id ?? []].flat().flatMap((id) => readId(id) ?? []) };
  const read = selectionSchema.safeParse(selection);
  if (!read.success || ("ids" in read.data && read.data.ids.length === 0)) return undefined;
  return read.data;
}

/** The same as fields of a form that goes on. */
export function fieldsOf(selection: Selection, params: SearchParams): [name: string, value: string][] {
  const store = readId(first(params.store));
  const from: [string, string][] = store ? [["store", String(store)]] : [];
  if ("ids" in selection) return [...selection.ids.map((id): [string, string] => ["id", String(id)]), ...from];
  const { q, where } = selection.all;
  return [["all", "yes"], ["q", q], ["where", where], ...from];
}

export type Step =
  | { at: "choose" }
  /** A field is named, and what it is to be is not, or makes no sense. */
  | { at: "value"; field: string; typed: string; problem?: string }
  | { at: "preview"; deed: Deed }
  | { at: "problem"; problem: string };

/** How far somebody has come with saying what is to be done. */
export function stepIn(entity: BulkEntity, params: SearchParams): Step {
  const one = (name: string) => first(params[name]);
  switch (one("do")) {
    case "set": {
      const [field, typed] = [one("field"), one("value")];
      if (params.value === undefined && !one("clear")) return { at: "value", field, typed };
      const read = parseDeed(entity, { do: "set", field, value: one("clear") ? null : typed });
      if (read.success) return { at: "preview", deed: read.data };
      return { at: "value", field, typed, problem: read.error.issues[0]?.message };
    }
    case "add":
      return deedStep(entity, { do: "add", storeId: one("to"), quantity: one("quantity") || 0 });
    case "take":
      return deedStep(entity, { do: "take", storeId: one("from"), copies: one("copies") });
    case "delete":
      return deedStep(entity, { do: "delete" });
    default:
      return { at: "choose" };
  }
}

function deedStep(entity: BulkEntity, typed: object): Step {
  const read = parseDeed(entity, typed);
  if (read.success) return { at: "preview", deed: read.data };
  return { at: "problem", problem: read.error.issues[0]?.message ?? "This cannot be done." };
}
