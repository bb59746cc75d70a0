/** The model behind the filter form. It works without JavaScript: every button sends the whole form in the address. */

import { first, type SearchParams } from "../params";
import {
  type Condition,
  conditionsOf,
  type Filter,
  type FilterProblem,
  fieldNamed,
  type Group,
  isGroup,
  type Kind,
  limits,
  type Operator,
  operators,
  operatorsOf,
  partPath,
} from "./filter";
import type { ReadFilter } from "./rsql";

/** A filter that somebody is putting together: its conditions may lack a field ("") or values. Its groups have parts. */
export type Draft = Group;

/** What the form has to know of fields, by their names. */
type Kinds = Record<string, { kind: Kind }>;

/** An operator as the form offers it: without "true" or "false" to choose besides. */
export type OfferedOperator = Operator | "notEmpty";

/** What the form offers for a field of this kind, the likeliest first. */
export function offeredOperators(kind: Kind): OfferedOperator[] {
  return operatorsOf[kind].flatMap((operator) => (operator === "empty" ? ["empty", "notEmpty"] : operator));
}

/** Which of the offered operators a condition has. */
export function offeredOperator({ operator, values }: Condition): OfferedOperator {
  return operator === "empty" && values[0] === "false" ? "notEmpty" : operator;
}

const emptyCondition: Condition = { field: "", operator: "is", values: [] };

/** The draft that is a filter; without one, an empty condition to begin with. */
export function draftOf(filter: Filter | undefined): Draft {
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
    was: `${prefix}.was`,
    op: `${prefix}.op`,
    v: `${prefix}.v`,
    w: `${prefix}.w`,
  };
}

/**
 * The draft that the form has sent; undefined when none has been. An unknown field stays, so that applying it can say so.
 * What goes beyond the limits, which the form does not let anybody do, is left out.
 */
export function readDraft(params: SearchParams, fields: Kinds): Draft | undefined {
  if (!Object.keys(params).some((name) => name.startsWith("f."))) return undefined;
  let room = limits.conditions;
  const root = readGroup("");
  return root.parts.length > 0 ? root : { ...root, parts: [emptyCondition] };

  function readGroup(path: string): Group {
    const { join, not } = fieldNames(path);
    const parts = Array.from({ length: limits.conditions }, (_, index) => readPart(partPath(path, index))).flat();
    return { join: first(params[join]) === "any" ? "any" : "all", negated: first(params[not]) === "on", parts };
  }

  function readPart(path: string): Filter[] {
    const names = fieldNames(path);
    if (params[names.join] !== undefined && groupsAround(path) < limits.depth) {
      const group = readGroup(path);
      return group.parts.length > 0 ? [group] : [];
    }
    return params[names.field] !== undefined && room-- > 0 ? [readCondition(path, params, fields)] : [];
  }
}

const all = (param: SearchParams[string]): string[] => [param ?? []].flat();

function readCondition(path: string, params: SearchParams, fields: Kinds): Condition {
  const names = fieldNames(path);
  const name = first(params[names.field]);
  if (name === "") return emptyCondition;
  const field = fieldNamed(name, fields);
  const operator = readOperator(first(params[names.op]), field);
  if (operator === "empty") return { field: name, operator: "empty", values: ["true"] };
  if (operator === "notEmpty") return { field: name, operator: "empty", values: ["false"] };

  const was = first(params[names.was] ?? name);
  const stays = (value: string) => was === name || fits(value, fieldNamed(was, fields), field);
  const kept = (value: string) => (stays(value) ? value : "");
  const [v, w] = [all(params[names.v]).map(kept), kept(first(params[names.w]))];
  const values = readValues(operator, v, w);
  // A choice counts more. A name of digits alone is in quotes from here on: without them it would be somebody's id.
  if (field?.kind === "relation" && values.length === 0 && w !== "") values.push(w.replace(/^\d+$/, '"$&"'));
  return { field: name, operator, values };
}

const everyOperator: OfferedOperator[] = [...(Object.keys(operators) as Operator[]), "notEmpty"];

function readOperator(text: string, field: Kinds[string] | undefined): OfferedOperator {
  const offered = field ? offeredOperators(field.kind) : everyOperator;
  return offered.find((operator) => operator === text) ?? offered[0] ?? "is";
}

/** What a value looks like that was typed for one kind of field and can stand for another. The others are chosen. */
const typed: Partial<Record<Kind, RegExp>> = {
  text: /^/,
  number: /^-?\d+$/,
  year: /^-?\d{1,4}( BCE)?$/i,
  money: /^\d+([.,]\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

function fits(value: string, before: Kinds[string] | undefined, now: Kinds[string] | undefined): boolean {
  return before !== undefined && before.kind in typed && now !== undefined && typed[now.kind]?.test(value) === true;
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
export function press(draft: Draft, button: string): Draft {
  const [action, path = ""] = button.split(":");
  switch (action) {
    case "add":
      return canAdd(draft) ? appended(draft, path, () => emptyCondition) : draft;
    case "group":
      return canAddGroup(draft, path) ? appended(draft, path, groupIn) : draft;
    case "remove":
      return draftOf(changed(draft, steps(path), () => undefined));
    default:
      return draft;
  }
}

/** Whether there may be one more condition. */
export function canAdd(draft: Draft): boolean {
  return conditionsOf(draft).length < limits.conditions;
}

/** Whether there may be one more group in the group at this path. */
export function canAddGroup(draft: Draft, path: string): boolean {
  return canAdd(draft) && groupsAround(partPath(path, 0)) < limits.depth;
}

const steps = (path: string) => (path === "" ? [] : path.split("."));
/** How many groups the part at this path lies in. */
const groupsAround = (path: string) => steps(path).length;

/** A group joins its parts otherwise than the group around it: else it would be of no use there. */
function groupIn({ join }: Group): Group {
  return { join: join === "all" ? "any" : "all", negated: false, parts: [emptyCondition] };
}

function appended(draft: Draft, path: string, partOf: (group: Group) => Filter): Draft {
  const append = (at: Filter) => (isGroup(at) ? { ...at, parts: [...at.parts, partOf(at)] } : at);
  return draftOf(changed(draft, steps(path), append));
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
export function goOnAt(draft: Draft, button: string): string {
  const [action, path = ""] = button.split(":");
  const indexes = steps(path).map((step) => Number(step) || 0);
  return nearestCondition(draft, action === "add" || action === "group" ? [...indexes, LAST] : indexes);
}

const LAST = Number.POSITIVE_INFINITY;

function nearestCondition(filter: Filter, [wanted = 0, ...further]: number[], path = ""): string {
  if (!isGroup(filter)) return path;
  const index = Math.min(wanted, filter.parts.length - 1);
  const part = filter.parts[index];
  return part ? nearestCondition(part, further, partPath(path, index)) : path;
}

/**
 * The filter that the draft asks for: without its conditions that have no field yet, undefined when that leaves none. Or
 * the first condition that lacks something, by its path in the draft. Paths in the filter are those of its `draftOf`.
 */
export function filterOf(draft: Draft): ReadFilter {
  const [lacking] = incomplete(draft, "");
  return lacking ? { ok: false, problem: lacking } : { ok: true, filter: begun(draft) };
}

function incomplete(filter: Filter, path: string): FilterProblem[] {
  if (isGroup(filter)) return filter.parts.flatMap((part, index) => incomplete(part, partPath(path, index)));
  const reason = lack(filter);
  return reason ? [{ at: path, piece: filter.field, reason: `${reason}, or take this condition away.` }] : [];
}

function lack({ field, operator, values }: Condition): string | undefined {
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

function begun(filter: Filter): Filter | undefined {
  if (!isGroup(filter)) return filter.field === "" ? undefined : filter;
  const parts = filter.parts.flatMap((part) => begun(part) ?? []);
  return parts.length > 0 ? { ...filter, parts } : undefined;
}
