/** The filter of a list as its page shows it: as a sentence, and as a form while it is being edited. */

import { orTimeout, SEARCH_TOO_SLOW } from "../../search/run-search";
import { parseId } from "../../values/form-fields";
import type { List, ListRequest } from "../list";
import type { SearchParams } from "../params";
import { describeFilter, type SummaryPart } from "./describe-filter";
import {
  type Condition,
  childPath,
  conditionsOf,
  type Field,
  type Fields,
  type FieldType,
  type Filter,
  type FilterProblem,
  getField,
  isGroup,
  type Option,
  type RelationField,
} from "./filter";
import { applyButton, type FilterDraft, nextFocus, readDraft, toDraft, toFilter } from "./filter-form";
import { formatRsql, lengthProblem } from "./rsql";
import { validateFilter } from "./where";

export interface FilterView {
  /** The active filter as a sentence; empty without one. */
  summary: SummaryPart[];
  /** While it is being edited. */
  form?: FilterFormView;
  /** The filter that the form has just applied, as in the URL: the page redirects to it. */
  applied?: string;
}

export interface FilterFormView {
  draft: FilterDraft;
  fields: FilterFormField[];
  problems: Problems;
  focus: Focus;
}

/** The problems of the conditions, by their paths in the draft; "" is the whole filter. */
type Problems = Record<string, string>;

/** The condition to focus, and whether its field or its value. */
interface Focus {
  path: string;
  on: "field" | "value";
}

/** What the form needs to know about a field. */
export interface FilterFormField {
  name: string;
  label: string;
  kind: FieldType;
  /** Rows may have no value. */
  nullable: boolean;
  phrases?: RelationField["phrases"];
  options?: Option[];
  /** Too many to list: the user types a name, and `options` are those that match. */
  isSearched?: true;
}

/** The filter in the URL, and the state of the form that edits it: `intent=edit` opens it. */
export async function filterView(list: List, request: ListRequest, params: SearchParams): Promise<FilterView> {
  const { fields } = list;
  const summary = await summarize(request.filter, fields);
  const button = [params.intent ?? []].flat().at(-1);
  const initial = initialState(readDraft(params, fields), button, request);
  if (!initial) return { summary };

  const found = await resolveRelated(initial, fields);
  const isToBeApplied = button === "apply" && Object.keys(found.problems).length === 0;
  const checked = isToBeApplied ? validateDraft(found.draft, fields) : found;
  if ("applied" in checked) return { summary, applied: checked.applied };
  const { draft, problems } = checked;
  return {
    summary,
    form: {
      draft,
      problems,
      fields: await toFormFields(fields, found.options),
      focus: nextFocusOf(draft, problems, button),
    },
  };
}

/** A filter as a sentence: "language is English and is by Jane Austen". */
async function summarize(filter: Filter | undefined, fields: Fields): Promise<SummaryPart[]> {
  if (!filter) return [];
  const names = await fetchNames(conditionsOf(filter), fields);
  return describeFilter(filter, { fields, related: (field, id) => names.get(field)?.get(id) });
}

const isId = (value: string) => parseId(value) !== undefined;

/** The names of the related rows in some conditions, by field and id. */
async function fetchNames(conditions: Condition[], fields: Fields): Promise<Map<string, Map<number, string>>> {
  const ids = new Map<string, number[]>();
  for (const { field, operator, values } of conditions) {
    if (operator !== "empty") ids.set(field, [...(ids.get(field) ?? []), ...values.filter(isId).map(Number)]);
  }
  const named = [...ids].map(async ([name, ids]) => {
    const field = getField(name, fields);
    return [name, field?.kind === "relation" ? await field.names(ids) : new Map()] as const;
  });
  return new Map(await Promise.all(named));
}

interface DraftState {
  draft: FilterDraft;
  problems: Problems;
}

/** The form as it opens, or after a button; undefined while it is closed. An invalid filter opens it. */
function initialState(
  sent: FilterDraft | undefined,
  button: string | undefined,
  request: ListRequest,
): DraftState | undefined {
  if (sent) return { draft: applyButton(sent, button ?? ""), problems: {} };
  const filter = request.filter ?? request.invalidFilter;
  const problems = filter ? byPath(request.problems) : {};
  if (button === undefined && Object.keys(problems).length === 0) return undefined;
  return { draft: toDraft(filter), problems };
}

const byPath = (problems: FilterProblem[]): Problems =>
  Object.fromEntries(problems.map(({ location: at, reason }) => [at, reason]));

/** The draft with typed names resolved to rows, and by field the options for names that match several. */
async function resolveRelated({ draft, problems }: DraftState, fields: Fields) {
  const options: Record<string, Option[]> = {};
  const foundProblems = { ...problems };
  const names = await fetchNames(conditionsOf(draft), fields);
  return { draft: { ...draft, parts: await partsOf(draft, "") }, problems: foundProblems, options };

  function partsOf(group: FilterDraft, path: string): Promise<Filter[]> {
    return Promise.all(
      group.parts.map(async (part, index) => {
        const at = childPath(path, index);
        return isGroup(part) ? { ...part, parts: await partsOf(part, at) } : related(part, at);
      }),
    );
  }

  async function related(condition: Condition, path: string): Promise<Condition> {
    const { field: name, operator, values } = condition;
    const field = getField(name, fields);
    const [typed = ""] = values;
    if (field?.kind !== "relation" || !field.searchOptions || operator === "empty" || typed.trim() === "")
      return condition;
    if (isId(typed)) {
      const label = names.get(name)?.get(Number(typed));
      if (label === undefined) foundProblems[path] ??= "It no longer exists. Choose another one.";
      else offer(name, { value: typed, label });
      return condition;
    }
    const found = await orTimeout(field.searchOptions(typed));
    if (!found) {
      foundProblems[path] = SEARCH_TOO_SLOW;
      return condition;
    }
    offer(name, ...found);
    const [first] = found;
    if (found.length === 1 && first) return { ...condition, values: [first.value] };
    foundProblems[path] = first
      ? `Several match “${typed}”. Choose one, or type more of the name.`
      : `No match for “${typed}”. Try another spelling or a shorter name.`;
    return condition;
  }

  function offer(field: string, ...more: Option[]): void {
    const known = options[field] ?? [];
    options[field] = [...known, ...more.filter(({ value }) => !known.some((choice) => choice.value === value))];
  }
}

/** The filter of a draft, as in the URL; or the draft with its problems. */
function validateDraft(draft: FilterDraft, fields: Fields): { applied: string } | DraftState {
  const read = toFilter(draft);
  if (!read.ok) return { draft, problems: byPath([read.problem]) };
  if (!read.filter) return { applied: "" };
  const where = formatRsql(read.filter);
  const tooLong = lengthProblem(where);
  const problems: Problems = tooLong ? { "": tooLong } : byPath(validateFilter(read.filter, fields));
  return Object.keys(problems).length === 0 ? { applied: where } : { draft: toDraft(read.filter), problems };
}

function toFormFields(fields: Fields, options: Record<string, Option[]>): Promise<FilterFormField[]> {
  return Promise.all(
    Object.entries(fields).map(async ([name, field]) => {
      const { label, kind } = field;
      return { name, label, kind, nullable: kind === "relation" || field.nullable === true, ...(await offer(field)) };

      async function offer(field: Field): Promise<Partial<FilterFormField>> {
        if (field.kind === "choice") return { options: field.options };
        if (field.kind === "flag") return { options: yesOrNo };
        if (field.kind !== "relation") return {};
        const { phrases } = field;
        return field.fetchOptions
          ? { phrases, options: await field.fetchOptions() }
          : { phrases, options: options[name], isSearched: true };
      }
    }),
  );
}

const yesOrNo: Option[] = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
];

/** The first problem, or what follows from the button. */
function nextFocusOf(draft: FilterDraft, problems: Problems, button = ""): Focus {
  const [wrong] = Object.keys(problems).filter((path) => path !== "");
  if (wrong !== undefined) return { path: wrong, on: "value" };
  return { path: nextFocus(draft, button), on: button.startsWith("update:") ? "value" : "field" };
}
