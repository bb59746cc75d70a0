/** The model behind the filter form. It works without JavaScript: every button sends the whole form in the address. */

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

/** A filter that somebody is putting together: its conditions may lack a field ("") or values. Its groups have parts. */
export type FilterDraft = Group;

/** What the form has to know of fields, by their names. */
type FieldTypes = Record<string, { kind: FieldType }>;

/** An operator as the form offers it: without "true" or "false" to choose besides. */
export type OfferedOperator = Operator | "notEmpty";

/** What the form offers for a field of this kind, the likeliest first. */
export function offeredOperators(kind: FieldType): OfferedOperator[] {
  return operatorsByType[kind].flatMap((operator) => (operator === "empty" ? ["empty", "notEmpty"] : operator));
}

/** Which of the offered operators a condition has. */
export function offeredOperator({ operator, values }: Condition): OfferedOperator {
  return operator === "empty" && values[0] === "false" ? "notEmpty" : operator;
}

const emptyCondition: Condition = { field: "", operator: "is", values: [] };

/** The draft that is a filter; without one, an empty condition to begin with. */
export function toDraft(filter: Filter | undefined): FilterDraft {
  const root = filter ?? emptyCondition;
  return isGroup(root) ? root : { join: "all", negated: false, parts: [root] };
}

/**
 * What the form's fields are called for the group or the condition at a path. `join` is "all" or "any"; `not` is "on";
 * `was` is the field with which the condition was drawn; `v` comes once for each value; `w` is the second of two, or what
 * was typed to find a related row.
 */
export function fieldNames(path: string) {
  const prefix = path === "" ? "f" : `f.${path}`;
  return {
    join: `${prefix}.join`,
    not: `${prefix}.not`,
    field: `${prefix}.field`,
    previousField: `${prefix}.was`,
    op: `${prefix}.op`,
    value: `${prefix}.v`,
    valueTo: `${prefix}.w`,
  };
}

/**
 * The draft that the form has sent; undefined when none has been. An unknown field stays, so that applying it can say so.
 * What goes beyond the limits, which the form does not let anybody do, is left out.
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

  const was = firstValue(params[names.previousField] ?? name);
  const stays = (value: string) => was === name || fitsType(value, getField(was, fields), field);
  const kept = (value: string) => (stays(value) ? value : "");
  const [v, w] = [all(params[names.value]).map(kept), kept(firstValue(params[names.valueTo]))];
  const values = readValues(operator, v, w);
  // A choice counts more. A name of digits alone is in quotes from here on: without them it would be somebody's id.
  if (field?.kind === "relation" && values.length === 0 && w !== "") values.push(w.replace(/^\d+$/, '"$&"'));
  return { field: name, operator, values };
}

const everyOperator: OfferedOperator[] = [...(Object.keys(operators) as Operator[]), "notEmpty"];

function readOperator(text: string, field: FieldTypes[string] | undefined): OfferedOperator {
  const offered = field ? offeredOperators(field.kind) : everyOperator;
  return offered.find((operator) => operator === text) ?? offered[0] ?? "is";
}

/** What a value looks like that was typed for one kind of field and can stand for another. The others are chosen. */
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

/** Without those that are empty, but for one of two. */
function readValues(operator: Operator, v: string[], w: string): string[] {
  const given = v.filter((value) => value !== "");
  switch (operators[operator].values) {
    case "one":
      return given.slice(0, 1);
    case "two":
      return v[0] || w ? [v[0] ?? "", w] : [];
    case "many":
      return given;
  }
}

/**
 * The draft after one of the form's buttons: "add:1" and "group:1" put an empty condition, or a group with one, at the
 * end of the group at this path; "remove:1.0" takes a part away, and a group with its last part; "remove:" begins anew.
 * Any other text changes nothing.
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

/** Whether there may be one more condition. */
export function canAdd(draft: FilterDraft): boolean {
  return conditionsOf(draft).length < limits.conditions;
}

/** Whether there may be one more group in the group at this path. */
export function canAddGroup(draft: FilterDraft, path: string): boolean {
  return canAdd(draft) && depthOf(childPath(path, 0)) < limits.depth;
}

const steps = (path: string) => (path === "" ? [] : path.split("."));
/** How many groups the part at this path lies in. */
const depthOf = (path: string) => steps(path).length;

/** A group joins its parts otherwise than the group around it: else it would be of no use there. */
function newGroup({ join }: Group): Group {
  return { join: join === "all" ? "any" : "all", negated: false, parts: [emptyCondition] };
}

function appended(draft: FilterDraft, path: string, partOf: (group: Group) => Filter): FilterDraft {
  const append = (at: Filter) => (isGroup(at) ? { ...at, parts: [...at.parts, partOf(at)] } : at);
  return toDraft(changed(draft, steps(path), append));
}

/** The filter with the part at the end of these steps changed, or taken away; undefined when nothing is left. */
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

/** The path of the condition at which somebody goes on after a button: the new one, or the one that took a place. */
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
  return reason ? [{ location: path, excerpt: filter.field, reason: `${reason}, or take this condition away.` }] : [];
}

function missingValue({ field, operator, values }: Condition): string | undefined {
  if (field === "") return undefined;
  const filled = values.filter((value) => value.trim() !== "").length;
  switch (operators[operator].values) {
    case "one":
      return filled < 1 ? "Say what it is compared with" : undefined;
    case "two":
      return filled < 2 ? "Fill in both values" : undefined;
    case "many":
      return filled < 1 ? "Choose at least one" : undefined;
  }
}

function withoutEmptyConditions(filter: Filter): Filter | undefined {
  if (!isGroup(filter)) return filter.field === "" ? undefined : filter;
  const parts = filter.parts.flatMap((part) => withoutEmptyConditions(part) ?? []);
  return parts.length > 0 ? { ...filter, parts } : undefined;
}
