/** Describes filters as sentences: "language is English and (format is hardback or published before 1950)". */
import { formatDate, formatMoney, formatNumber, formatYear } from "../../values/format";
import {
  type ColumnField,
  type Condition,
  type Fields,
  type Filter,
  getField,
  isGroup,
  type Operator,
  type RelationField,
} from "./filter";
import { formatRsql } from "./rsql";
import { parseValue } from "./values";

export interface SummaryPart {
  text: string;
  /** It joins two conditions. */
  strong?: true;
}

export interface SummaryContext {
  fields: Fields;
  /** The name of a related row; undefined for a deleted one. */
  related(field: string, id: number): string | undefined;
}

/** The sentence of a filter. Invalid conditions appear as in the URL. Never throws. */
export function describeFilter(filter: Filter, context: SummaryContext): SummaryPart[] {
  if (!isGroup(filter)) return [{ text: describeCondition(filter, context) }];
  const parts = filter.parts.flatMap((part, index) => [
    ...(index > 0 ? [{ text: filter.join === "all" ? " and " : " or ", strong: true as const }] : []),
    ...(isGroup(part) && !part.negated
      ? parenthesised("(", describeFilter(part, context))
      : describeFilter(part, context)),
  ]);
  return filter.negated ? parenthesised("not (", parts) : parts;
}

function parenthesised(opening: string, parts: SummaryPart[]): SummaryPart[] {
  return [{ text: opening }, ...parts, { text: ")" }];
}

function describeCondition(condition: Condition, context: SummaryContext): string {
  const field = getField(condition.field, context.fields);
  const text =
    field &&
    (field.kind === "relation" ? describeRelation(condition, field, context) : describeColumn(condition, field));
  return text ?? formatRsql(condition);
}

function describeRelation(
  { field: name, operator, values }: Condition,
  { phrases: says }: RelationField,
  context: SummaryContext,
) {
  const [value = ""] = values;
  const row = () => context.related(name, Number(value)) ?? `no. ${value}`;
  switch (operator) {
    case "is":
      return `${says.is} ${row()}`;
    case "isNot":
      return `${says.isNot} ${row()}`;
    case "empty":
      return value === "true" ? says.none : says.any;
  }
}

function describeColumn({ operator, values }: Condition, field: ColumnField): string | undefined {
  const what = field.phrase ?? field.label.toLowerCase();
  if (operator === "empty") return `${what} ${values[0] === "true" ? "is empty" : "is not empty"}`;
  const shown = values.map((value) => valueText(value, field)).join(operator === "between" ? " and " : ", ");
  return patterns[field.kind][operator]?.replace(/[#*]/g, (sign) => (sign === "#" ? what : shown));
}

/** The phrase of a column: # is the field, * the value or values. */
type Pattern = Partial<Record<Operator, string>>;

const amountPatterns: Pattern = {
  is: "# is *",
  isNot: "# is not *",
  less: "# less than *",
  atMost: "# at most *",
  more: "# more than *",
  atLeast: "# at least *",
  between: "# between *",
};

const timePatterns = (preposition: "in" | "on"): Pattern => ({
  is: `# ${preposition} *`,
  isNot: `not # ${preposition} *`,
  less: "# before *",
  atMost: `# ${preposition} * or before`,
  more: "# after *",
  atLeast: `# ${preposition} * or later`,
  between: "# between *",
});

const patterns: Record<ColumnField["kind"], Pattern> = {
  text: { contains: "# contains *", startsWith: "# starts with *", is: "# is *", isNot: "# is not *" },
  number: amountPatterns,
  money: amountPatterns,
  year: timePatterns("in"),
  date: timePatterns("on"),
  choice: { is: "# is *", isNot: "# is not *", anyOf: "# is any of *", noneOf: "# is none of *" },
  flag: { is: "* #" },
};

/** A formatted value; as typed where it is invalid. */
function valueText(typed: string, field: ColumnField): string {
  if (field.kind === "text") return `“${typed}”`;
  if (field.kind === "choice") {
    const choice = field.options.find(({ value }) => value === typed.trim());
    return choice?.phrase ?? choice?.label ?? typed;
  }
  const read = parseValue(field, typed);
  if (!read.ok) return typed;
  if (typeof read.value === "object") return formatDate(read.value.from);
  if (typeof read.value === "boolean") return read.value ? "is" : "is not";
  const number = Number(read.value);
  if (field.kind === "money") return formatMoney(number);
  return field.kind === "year" ? formatYear(number) : formatNumber(number);
}
