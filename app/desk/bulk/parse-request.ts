/** Parses the query of a bulk edit page: rows and action. */
import type { FormState } from "@/components/form/form-state";
import { type BulkAction, parseBulkAction, type Selection, selectionSchema } from "@/lib/bulk/schema";
import type { EntityName } from "@/lib/entities/registry";
import { firstValue, type SearchParams } from "@/lib/list/params";
import { parseId } from "@/lib/values/form-fields";
import { readIds } from "../_list/selection";

/** The selected rows; undefined if there are none. */
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

/** The selection as hidden form fields. */
export function selectionFields(selection: Selection, params: SearchParams): [name: string, value: string][] {
  const store = parseId(firstValue(params.store));
  const from: [string, string][] = store ? [["store", String(store)]] : [];
  if ("ids" in selection) return [...selection.ids.map((id): [string, string] => ["id", String(id)]), ...from];
  const { q, where } = selection.all;
  return [["all", "yes"], ["q", q], ["where", where], ...from];
}

/** A step before the preview. */
type StepBack = { at: "choose" } | { at: "value"; field: string };
export type Step = { at: "preview"; action: BulkAction } | (StepBack & { errors: FormState["fields"] });

/** Passed on in the URL, which servers and browsers limit in length. */
const MAX_VALUE_LENGTH = 500;
const TOO_LONG = `This is too long here: ${MAX_VALUE_LENGTH} characters are the most.`;

/** The current step, with the errors of the last input. */
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

/** The preview; or back to the form with errors at its fields. `store` is the name of the store field. */
function parseAction(entity: EntityName, typed: object, back: StepBack, store = ""): Step {
  const { data: action, error } = parseBulkAction(entity, typed);
  if (action) return { at: "preview", action };
  const errors = error?.issues.map(({ path: [name], message }) => [
    name === "storeId" ? store : String(name),
    [{ message }],
  ]);
  return { ...back, errors: Object.fromEntries(errors ?? []) };
}

/** The form values of the current step. */
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
