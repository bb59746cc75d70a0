/** What the address of a page for many rows asks: which rows, and what is to be done to them. */
import type { FormState } from "@/components/form/form-state";
import { type BulkAction, parseBulkAction, type Selection, selectionSchema } from "@/lib/bulk/schema";
import type { EntityName } from "@/lib/entities/registry";
import { firstValue, type SearchParams } from "@/lib/list/params";
import { parseId } from "@/lib/values/form-fields";
import { readIds } from "../_list/selection";

/** The rows; undefined where none are named. */
export function parseSelection(params: SearchParams): Selection | undefined {
  const store = parseId(firstValue(params.store));
  const selection =
    firstValue(params.all) === "yes"
      ? { all: { q: firstValue(params.q), where: firstValue(params.where), ...(store && { store }) } }
      : { ids: readIds(params) };
  const read = selectionSchema.safeParse(selection);
  if (!read.success || ("ids" in read.data && read.data.ids.length === 0)) return undefined;
  return read.data;
}

/** The same as fields of a form that goes on. */
export function selectionFields(selection: Selection, params: SearchParams): [name: string, value: string][] {
  const store = parseId(firstValue(params.store));
  const from: [string, string][] = store ? [["store", String(store)]] : [];
  if ("ids" in selection) return [...selection.ids.map((id): [string, string] => ["id", String(id)]), ...from];
  const { q, where } = selection.all;
  return [["all", "yes"], ["q", q], ["where", where], ...from];
}

/** Somewhere on the way to saying what is done. */
type StepBack = { at: "choose" } | { at: "value"; field: string };
export type Step = { at: "preview"; action: BulkAction } | (StepBack & { errors: FormState["fields"] });

/** It goes on in an address, which servers and browsers cut off or refuse when it is long. */
const MAX_VALUE_LENGTH = 500;
const TOO_LONG = `This is too long here: ${MAX_VALUE_LENGTH} characters are the most.`;

/** How far somebody has come with that, and what is wrong with what they typed last. */
export function parseStep(entity: EntityName, params: SearchParams): Step {
  const one = (name: string) => firstValue(params[name]);
  const choose = { at: "choose" } as const;
  switch (one("action")) {
    case "set": {
      const [field, isCleared] = [one("field"), one("clear") !== ""];
      if (params.value === undefined && !isCleared) return { at: "value", field, errors: {} };
      if (one("value").length > MAX_VALUE_LENGTH)
        return { at: "value", field, errors: { value: [{ message: TOO_LONG }] } };
      return parseAction(
        entity,
        { type: "set", field, value: isCleared ? null : one("value") },
        { at: "value", field },
      );
    }
    case "add":
      return parseAction(entity, { type: "add", storeId: one("to"), quantity: one("quantity") }, choose, "to");
    case "remove":
      return parseAction(entity, { type: "remove", storeId: one("from"), copies: one("copies") }, choose, "from");
    case "delete":
      return parseAction(entity, { type: "delete" }, choose);
    default:
      return { ...choose, errors: {} };
  }
}

/** To the preview; or back to where it was typed, with what is wrong at its field. `store` is that of the store. */
function parseAction(entity: EntityName, typed: object, back: StepBack, store = ""): Step {
  const { data: action, error } = parseBulkAction(entity, typed);
  if (action) return { at: "preview", action };
  const errors = error?.issues.map(({ path: [name], message }) => [
    name === "storeId" ? store : String(name),
    [{ message }],
  ]);
  return { ...back, errors: Object.fromEntries(errors ?? []) };
}

/** What stands in the fields that say it. */
export function parseFormValues(params: SearchParams): FormState["values"] {
  const one = (name: string) => firstValue(params[name]);
  return {
    field: one("field"),
    value: one("value"),
    to: one("to"),
    quantity: params.quantity === undefined ? "0" : one("quantity"),
    from: one("from") || one("store"),
  };
}
