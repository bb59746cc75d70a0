/** The filter of a list as its page shows it: in words, and as a form while somebody changes it. */

import { inTime, SEARCH_TOO_SLOW } from "../../search/ask";
import { readId } from "../../values/form-fields";
import type { List, ListRequest } from "../list";
import type { SearchParams } from "../params";
import { type Part, sentence } from "./describe-filter";
import {
  type Choice,
  type Condition,
  conditionsOf,
  type Field,
  type Fields,
  type Filter,
  type FilterProblem,
  fieldNamed,
  isGroup,
  type Kind,
  partPath,
  type RelationField,
} from "./filter";
import { type Draft, draftOf, filterOf, goOnAt, press, readDraft } from "./filter-form";
import { parseRsql, printRsql } from "./rsql";
import { problemsOf } from "./where";

export interface FilterView {
  /** The filter in force as a sentence; empty without one. */
  said: Part[];
  /** While somebody changes it. */
  form?: FilterFormView;
  /** The filter that the form has just asked for, as the address has it: the page leads on to it. */
  applied?: string;
}

export interface FilterFormView {
  draft: Draft;
  fields: OfferedField[];
  problems: Problems;
  focus: Focus;
}

/** What is wrong with the conditions, by their paths in the draft; by "" what is wrong with the whole. */
type Problems = Record<string, string>;

/** The condition to go on with, and whether there with its field or with its value. */
interface Focus {
  path: string;
  on: "field" | "value";
}

/** What the form needs to know of a field. */
export interface OfferedField {
  name: string;
  label: string;
  kind: Kind;
  /** There are rows without a value. */
  nullable: boolean;
  says?: RelationField["says"];
  choices?: Choice[];
  /** There are too many to choose from: a name is typed, and `choices` are those that match what was typed. */
  finds?: true;
}

/** What the address says of the list's filter, and of the form that changes it: `do=edit` opens it. */
export async function filterView(list: List, request: ListRequest, params: SearchParams): Promise<FilterView> {
  const { fields } = list;
  const said = await inWords(request.filter, fields);
  const button = [params.do ?? []].flat().at(-1);
  const begun = beginning(readDraft(params, fields), button, request);
  if (!begun) return { said };

  const found = await findRelated(begun, fields);
  const isToBeApplied = button === "apply" && Object.keys(found.problems).length === 0;
  const checked = isToBeApplied ? check(found.draft, fields) : found;
  if ("applied" in checked) return { said, applied: checked.applied };
  const { draft, problems } = checked;
  return {
    said,
    form: {
      draft,
      problems,
      fields: await offeredFields(fields, found.choices),
      focus: focusOf(draft, problems, button),
    },
  };
}

/** A filter in words: "language is English and is by Jane Austen". */
async function inWords(filter: Filter | undefined, fields: Fields): Promise<Part[]> {
  if (!filter) return [];
  const names = await namesOf(conditionsOf(filter), fields);
  return sentence(filter, { fields, related: (field, id) => names.get(field)?.get(id) });
}

const isId = (value: string) => readId(value) !== undefined;

/** The names of the related rows in some conditions, by field and id. */
async function namesOf(conditions: Condition[], fields: Fields): Promise<Map<string, Map<number, string>>> {
  const ids = new Map<string, number[]>();
  for (const { field, operator, values } of conditions) {
    if (operator !== "empty") ids.set(field, [...(ids.get(field) ?? []), ...values.filter(isId).map(Number)]);
  }
  const named = [...ids].map(async ([name, ids]) => {
    const field = fieldNamed(name, fields);
    return [name, field?.kind === "relation" ? await field.names(ids) : new Map()] as const;
  });
  return new Map(await Promise.all(named));
}

interface Drafted {
  draft: Draft;
  problems: Problems;
}

/** The form as it begins, or after a button; undefined while it is closed. A filter that cannot be asked opens it. */
function beginning(sent: Draft | undefined, button: string | undefined, request: ListRequest): Drafted | undefined {
  if (sent) return { draft: press(sent, button ?? ""), problems: {} };
  const inAddress = parseRsql(request.where);
  const problems = inAddress.ok ? byPath(request.problems) : {};
  if (button === undefined && Object.keys(problems).length === 0) return undefined;
  return { draft: draftOf(inAddress.ok ? inAddress.filter : undefined), problems };
}

const byPath = (problems: FilterProblem[]): Problems =>
  Object.fromEntries(problems.map(({ at, reason }) => [at, reason]));

/** The draft with names that were typed as the rows they mean, and by field what can be chosen in their stead. */
async function findRelated({ draft, problems }: Drafted, fields: Fields) {
  const choices: Record<string, Choice[]> = {};
  const foundProblems = { ...problems };
  const names = await namesOf(conditionsOf(draft), fields);
  return { draft: { ...draft, parts: await partsOf(draft, "") }, problems: foundProblems, choices };

  function partsOf(group: Draft, path: string): Promise<Filter[]> {
    return Promise.all(
      group.parts.map(async (part, index) => {
        const at = partPath(path, index);
        return isGroup(part) ? { ...part, parts: await partsOf(part, at) } : related(part, at);
      }),
    );
  }

  async function related(condition: Condition, path: string): Promise<Condition> {
    const { field: name, operator, values } = condition;
    const field = fieldNamed(name, fields);
    const [typed = ""] = values;
    if (field?.kind !== "relation" || !field.find || operator === "empty" || typed.trim() === "") return condition;
    if (isId(typed)) {
      const label = names.get(name)?.get(Number(typed));
      if (label === undefined) foundProblems[path] ??= "It is not there any more. Choose another one.";
      else offer(name, { value: typed, label });
      return condition;
    }
    const found = await inTime(field.find(typed));
    if (!found) {
      foundProblems[path] = SEARCH_TOO_SLOW;
      return condition;
    }
    offer(name, ...found);
    const [first] = found;
    if (found.length === 1 && first) return { ...condition, values: [first.value] };
    foundProblems[path] = first
      ? `There are several for “${typed}”: choose one, or type more of the name.`
      : `Nothing was found for “${typed}”. Try another spelling, or less of the name.`;
    return condition;
  }

  function offer(field: string, ...more: Choice[]): void {
    const known = choices[field] ?? [];
    choices[field] = [...known, ...more.filter(({ value }) => !known.some((choice) => choice.value === value))];
  }
}

/** The filter that a draft asks for, as the address has it; or the draft, and what is wrong with it. */
function check(draft: Draft, fields: Fields): { applied: string } | Drafted {
  const read = filterOf(draft);
  if (!read.ok) return { draft, problems: byPath([read.problem]) };
  if (!read.filter) return { applied: "" };
  const where = printRsql(read.filter);
  const reread = parseRsql(where);
  const problems = reread.ok ? byPath(problemsOf(read.filter, fields)) : { "": reread.problem.reason };
  return Object.keys(problems).length === 0 ? { applied: where } : { draft: draftOf(read.filter), problems };
}

function offeredFields(fields: Fields, choices: Record<string, Choice[]>): Promise<OfferedField[]> {
  return Promise.all(
    Object.entries(fields).map(async ([name, field]) => {
      const { label, kind } = field;
      return { name, label, kind, nullable: kind === "relation" || field.nullable === true, ...(await offer(field)) };

      async function offer(field: Field): Promise<Partial<OfferedField>> {
        if (field.kind === "choice") return { choices: field.choices };
        if (field.kind === "flag") return { choices: yesOrNo };
        if (field.kind !== "relation") return {};
        const { says } = field;
        return field.options ? { says, choices: await field.options() } : { says, choices: choices[name], finds: true };
      }
    }),
  );
}

const yesOrNo: Choice[] = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
];

/** With what is wrong first, or where the button leads. */
function focusOf(draft: Draft, problems: Problems, button = ""): Focus {
  const [wrong] = Object.keys(problems).filter((path) => path !== "");
  if (wrong !== undefined) return { path: wrong, on: "value" };
  return { path: goOnAt(draft, button), on: button.startsWith("update:") ? "value" : "field" };
}
