/** What the address of a page for many rows asks: which rows, and what is to be done to them. */
import type { FormState } from "@/components/form/state";
import { type Deed, parseDeed, type Selection, selectionSchema } from "@/lib/bulk/schema";
import type { EntityName } from "@/lib/entities/registry";
import { first, type SearchParams } from "@/lib/list/params";
import { readId } from "@/lib/values/form-fields";
import { idsIn } from "../_list/selection";

/** The rows; undefined where none are named. */
export function selectionIn(params: SearchParams): Selection | undefined {
  const store = readId(first(params.store));
  const selection =
    first(params.all) === "yes"
      ? { all: { q: first(params.q), where: first(params.where), ...(store && { store }) } }
      : { ids: idsIn(params) };
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

/** Somewhere on the way to saying what is done. */
type Asking = { at: "choose" } | { at: "value"; field: string };
export type Step = { at: "preview"; deed: Deed } | (Asking & { errors: FormState["fields"] });

/** It goes on in an address, which servers and browsers cut off or refuse when it is long. */
const LONGEST_VALUE = 500;
const TOO_LONG = `This is too long here: ${LONGEST_VALUE} characters are the most.`;

/** How far somebody has come with that, and what is wrong with what they typed last. */
export function stepIn(entity: EntityName, params: SearchParams): Step {
  const one = (name: string) => first(params[name]);
  const choose = { at: "choose" } as const;
  switch (one("do")) {
    case "set": {
      const [field, isCleared] = [one("field"), one("clear") !== ""];
      if (params.value === undefined && !isCleared) return { at: "value", field, errors: {} };
      if (one("value").length > LONGEST_VALUE)
        return { at: "value", field, errors: { value: [{ message: TOO_LONG }] } };
      return on(entity, { do: "set", field, value: isCleared ? null : one("value") }, { at: "value", field });
    }
    case "add":
      return on(entity, { do: "add", storeId: one("to"), quantity: one("quantity") }, choose, "to");
    case "take":
      return on(entity, { do: "take", storeId: one("from"), copies: one("copies") }, choose, "from");
    case "delete":
      return on(entity, { do: "delete" }, choose);
    default:
      return { ...choose, errors: {} };
  }
}

/** To the preview; or back to where it was typed, with what is wrong at its field. `store` is that of the store. */
function on(entity: EntityName, typed: object, back: Asking, store = ""): Step {
  const { data: deed, error } = parseDeed(entity, typed);
  if (deed) return { at: "preview", deed };
  const errors = error?.issues.map(({ path: [name], message }) => [
    name === "storeId" ? store : String(name),
    [{ message }],
  ]);
  return { ...back, errors: Object.fromEntries(errors ?? []) };
}

/** What stands in the fields that say it. */
export function typedIn(params: SearchParams): FormState["values"] {
  const one = (name: string) => first(params[name]);
  return {
    field: one("field"),
    value: one("value"),
    to: one("to"),
    quantity: params.quantity === undefined ? "0" : one("quantity"),
    from: one("from") || one("store"),
  };
}
