/** The labels of the operators in the filter form. */
import type { FieldType, RelationField } from "./filter";
import type { OfferedOperator } from "./filter-form";

type OperatorLabels = Partial<Record<OfferedOperator, string>>;

const emptinessLabels: OperatorLabels = { empty: "is empty", notEmpty: "is not empty" };

const amountLabels: OperatorLabels = {
  is: "is",
  isNot: "is not",
  less: "is less than",
  atMost: "is at most",
  more: "is more than",
  atLeast: "is at least",
  between: "is between",
  ...emptinessLabels,
};

const timeLabels = (preposition: "in" | "on"): OperatorLabels => ({
  is: `is ${preposition}`,
  isNot: `is not ${preposition}`,
  less: "is before",
  atMost: `is ${preposition} or before`,
  more: "is after",
  atLeast: `is ${preposition} or after`,
  between: "is between",
  ...emptinessLabels,
});

const labelsByType: Record<Exclude<FieldType, "relation">, OperatorLabels> = {
  text: { contains: "contains", startsWith: "starts with", is: "is", isNot: "is not", ...emptinessLabels },
  number: amountLabels,
  money: amountLabels,
  year: timeLabels("in"),
  date: timeLabels("on"),
  choice: { is: "is", isNot: "is not", anyOf: "is any of", noneOf: "is none of", ...emptinessLabels },
  flag: { is: "is" },
};

/** The label of an operator; relations have their own. */
export function operatorLabel(
  field: { kind: FieldType; says?: RelationField["phrases"] },
  operator: OfferedOperator,
): string {
  const { kind, says } = field;
  const offered: OperatorLabels =
    kind === "relation"
      ? { is: says?.is, isNot: says?.isNot, empty: says?.none, notEmpty: says?.any }
      : labelsByType[kind];
  return offered[operator] ?? operator;
}
