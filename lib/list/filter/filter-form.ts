/** The model of the filter form. It works without JavaScript: every button submits the whole form as URL parameters. */

import { firstValue, type SearchParams } from "../params";
import {
  type Condition,
  childPath,
  conditionsOf,
  type FieldType,
  type Filter,
  type FilterProblem,
  type Group,
  getField,
  isGroup,
  limits,
  type Operator,
  operators,
  operatorsByType,
} from "./filter";
import type { ParsedFilter } from "./rsql";

/** A filter being edited: its conditions may lack a field ("") or values. Its groups are not empty. */
export type FilterDraft = Group;

/** The types of the fields, by name. */
type FieldTypes = Record<string, { kind: FieldType }>;

/** An operator as the form offers it: "empty" with its value "false" is "notEmpty". */
export type OfferedOperator = Operator | "notEmpty";

/** The operators that the form offers for a field type, the most likely first. */
export function offeredOperators(kind: FieldType): OfferedOperator[] {
  return operatorsByType[kind].flatMap((operator) => (operator === "empty" ? ["empty", "notEmpty"] : operator));
}

/** The offered operator of a condition. */
export function offeredOperator({ operator, values }: Condition): OfferedOperator {
  return operator === "empty" && values[0] === "false" ? "notEmpty" : operator;
}

const emptyCondition: Condition = { field: "", operator: "is", values: [] };

/** The draft of a filter; without one, an empty condition. */
export function toDraft(filter: Filter | undefined): FilterDraft {
  const root = filter ?? emptyCondition;
  return isGroup(root) ? root : { join: "all", negated: false, parts: [root] };
}

/**
 * The names of the form fields of the group or condition at a path. `join` is "all" or "any"; `not` is "on";
 * `previousField` is the condition's field when the form was rendered; `value` is repeated for each value; `valueTo` is the
 * second of two values, or the text typed to search for a related row.
 */
export function fieldNames(path: string) {
  const prefix = path === "" ? "f" : `f.${path}`;
  return {
    join: `${prefix}.join`,
    not: `${prefix}.not`,
    field: `${prefix}.field`,
    previousField: `${prefix}.previousField`,
    op: `${prefix}.op`,
    value: `${prefix}.value`,
    valueTo: `${prefix}.valueTo`,
  };
}

/**
 * The draft submitted by the form; undefined when there is none. Unknown fields are kept, so that they are reported on
 * apply. What exceeds the limits, which the form itself prevents, is dropped.
 */
export function readDraft(params: SearchParams, fields: FieldTypes): FilterDraft | undefined {
  if (!Object.keys(params).some((name) => name.startsWith("f."))) return undefined;
  let room = limits.conditions;
  const root = readGroup("");
  return root.parts.length > 0 ? root : { ...root, parts: [emptyCondition] };

  function readGroup(path: string): Group {
    const { join, not } = fieldNames(path);
    const parts = Array.from({ length: limits.conditions }, (_, index) => readPart(childPath(path, index))).flat();
    return {
      join: firstValue(params[join]) === "any" ? "any" : "all",
      negated: firstValue(params[not]) === "on",
      parts,
    };
  }

  function readPart(path: string): Filter[] {
    const names = fieldNames(path);
    if (params[names.join] !== undefined && depthOf(path) < limits.depth) {
      const group = readGroup(path);
      return group.parts.length > 0 ? [group] : [];
    }
    return params[names.field] !== undefined && room-- > 0 ? [readCondition(path, params, fields)] : [];
  }
}

const all = (param: SearchParams[string]): string[] => [param ?? []].flat();

function readCondition(path: string, params: SearchParams, fields: FieldTypes): Condition {
  const names = fieldNames(path);
  const name = firstValue(params[names.field]);
  if (name === "") return emptyCondition;
  const field = getField(name, fields);
  const operator = readOperator(firstValue(params[names.op]), field);
  if (operator === "empty") return { field: name, operator: "empty", values: ["true"] };
  if (operator === "notEmpty") return { field: name, operator: "empty", values: ["false"] };

  const previous = firstValue(params[names.previousField] ?? name);
  const isKept = (value: string) => previous === name || fitsType(value, getField(previous, fields), field);
  const keep = (value: string) => (isKept(value) ? value : "");
  const [value, valueTo] = [all(params[names.value]).map(keep), keep(firstValue(params[names.valueTo]))];
  const values = readValues(operator, value, valueTo);
  // A selected option wins. A name of only digits is quoted: otherwise it would be taken for an id.
  if (field?.kind === "relation" && values.length === 0 && valueTo !== "")
    values.push(valueTo.replace(/^\d+$/, '"$&"'));
  return { field: name, operator, values };
}

const everyOperator: OfferedOperator[] = [...(Object.keys(operators) as Operator[]), "notEmpty"];

function readOperator(text: string, field: FieldTypes[string] | undefined): OfferedOperator {
  const offered = field ? offeredOperators(field.kind) : everyOperator;
  return offered.find((operator) => operator === text) ?? offered[0] ?? "is";
}

/** Typed values that can be kept when the field changes to another type. Other types have options. */
const typedPatterns: Partial<Record<FieldType, RegExp>> = {
  text: /^/,
  number: /^-?\d+$/,
  year: /^-?\d{1,4}( BCE)?$/i,
  money: /^\d+([.,]\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

function fitsType(value: string, before: FieldTypes[string] | undefined, now: FieldTypes[string] | undefined): boolean {
  return (
    before !== undefined &&
    before.kind in typedPatterns &&
    now !== undefined &&
    typedPatterns[now.kind]?.test(value) === true
  );
}

/** Without empty values, except for one of two. */
function readValues(operator: Operator, all: string[], valueTo: string): string[] {
  const given = all.filter((value) => value !== "");
  switch (operators[operator].values) {
    case "one":
      return given.slice(0, 1);
    case "two":
      return all[0] || valueTo ? [all[0] ?? "", valueTo] : [];
    case "many":
      return given;
  }
}

/**
 * The draft after one of the form's buttons: "add:1" and "group:1" append an empty condition, or a group with one, to the
 * group at this path; "remove:1.0" removes a part, and its group if it was the last one; "remove:" starts over. Any other
 * text changes nothing.
 */
export function applyButton(draft: FilterDraft, button: string): FilterDraft {
  const [action, path = ""] = button.split(":");
  switch (action) {
    case "add":
      return canAdd(draft) ? appended(draft, path, () => emptyCondition) : draft;
    case "group":
      return canAddGroup(draft, path) ? appended(draft, path, newGroup) : draft;
    case "remove":
      return toDraft(changed(draft, steps(path), () => undefined));
    default:
      return draft;
  }
}

/** Whether another condition can be added. */
export function canAdd(draft: FilterDraft): boolean {
  return conditionsOf(draft).length < limits.conditions;
}

/** Whether another group can be added to the group at this path. */
export function canAddGroup(draft: FilterDraft, path: string): boolean {
  return canAdd(draft) && depthOf(childPath(path, 0)) < limits.depth;
}

const steps = (path: string) => (path === "" ? [] : path.split("."));
/** The number of groups around the part at this path. */
const depthOf = (path: string) => steps(path).length;

/** A new group joins its parts in the other way than its parent: otherwise it would have no effect. */
function newGroup({ join }: Group): Group {
  return { join: join === "all" ? "any" : "all", negated: false, parts: [emptyCondition] };
}

function appended(draft: FilterDraft, path: string, partOf: (group: Group) => Filter): FilterDraft {
  const append = (at: Filter) => (isGroup(at) ? { ...at, parts: [...at.parts, partOf(at)] } : at);
  return toDraft(changed(draft, steps(path), append));
}

/** The filter with the part at the end of these steps changed or removed; undefined when nothing is left. */
function changed(
  filter: Filter,
  [step, ...further]: string[],
  change: (part: Filter) => Filter | undefined,
): Filter | undefined {
  if (step === undefined) return change(filter);
  if (!isGroup(filter)) return filter;
  const parts = filter.parts.flatMap((part, index) =>
    String(index) === step ? (changed(part, further, change) ?? []) : part,
  );
  return parts.length > 0 ? { ...filter, parts } : undefined;
}

/** The path of the condition to focus after a button: the new one, or the one at the place of a removed one. */
export function nextFocus(draft: FilterDraft, button: string): string {
  const [action, path = ""] = button.split(":");
  const indexes = steps(path).map((step) => Number(step) || 0);
  return nearestCondition(draft, action === "add" || action === "group" ? [...indexes, LAST] : indexes);
}

const LAST = Number.POSITIVE_INFINITY;

function nearestCondition(filter: Filter, [wanted = 0, ...further]: number[], path = ""): string {
  if (!isGroup(filter)) return path;
  const index = Math.min(wanted, filter.parts.length - 1);
  const part = filter.parts[index];
  return part ? nearestCondition(part, further, childPath(path, index)) : path;
}

/**
 * The filter that the draft asks for: without its conditions that have no field yet, undefined when that leaves none. Or
 * the first condition that lacks something, by its path in the draft. Paths in the filter are those of its `draftOf`.
 */
export function toFilter(draft: FilterDraft): ParsedFilter {
  const [lacking] = findIncomplete(draft, "");
  return lacking ? { ok: false, problem: lacking } : { ok: true, filter: withoutEmptyConditions(draft) };
}

function findIncomplete(filter: Filter, path: string): FilterProblem[] {
  if (isGroup(filter)) return filter.parts.flatMap((part, index) => findIncomplete(part, childPath(path, index)));
  const reason = missingValue(filter);
  return reason ? [{ location: path, excerpt: filter.field, reason: `${reason} or remove this condition.` }] : [];
}

function missingValue({ field, operator, values }: Condition): string | undefined {
  if (field === "") return undefined;
  const filled = values.filter((value) => value.trim() !== "").length;
  switch (operators[operator].values) {
    case "one":
      return filled < 1 ? "Enter a value" : undefined;
    case "two":
      return filled < 2 ? "Enter both values" : undefined;
    case "many":
      return filled < 1 ? "Choose at least one value" : undefined;
  }
}

function withoutEmptyConditions(filter: Filter): Filter | undefined {
  if (!isGroup(filter)) return filter.field === "" ? undefined : filter;
  const parts = filter.parts.flatMap((part) => withoutEmptyConditions(part) ?? []);
  return parts.length > 0 ? { ...filter, parts } : undefined;
}
