/** What the filter form calls the operators, for people. */
import type { Kind, RelationField } from "./filter";
import type { OfferedOperator } from "./filter-form";

type Words = Partial<Record<OfferedOperator, string>>;

const emptiness: Words = { empty: "is empty", notEmpty: "is not empty" };

const amount: Words = {
  is: "is",
  isNot: "is not",
  less: "is less than",
  atMost: "is at most",
  more: "is more than",
  atLeast: "is at least",
  between: "is between",
  ...emptiness,
};

const time = (preposition: "in" | "on"): Words => ({
  is: `is ${preposition}`,
  isNot: `is not ${preposition}`,
  less: "is before",
  atMost: `is ${preposition} or before`,
  more: "is after",
  atLeast: `is ${preposition} or after`,
  between: "is between",
  ...emptiness,
});

const words: Record<Exclude<Kind, "relation">, Words> = {
  text: { contains: "contains", startsWith: "starts with", is: "is", isNot: "is not", ...emptiness },
  number: amount,
  money: amount,
  year: time("in"),
  date: time("on"),
  choice: { is: "is", isNot: "is not", anyOf: "is any of", noneOf: "is none of", ...emptiness },
  flag: { is: "is" },
};

/** The operator's name in the form; a relation has its own words. */
export function operatorWord(field: { kind: Kind; says?: RelationField["says"] }, operator: OfferedOperator): string {
  const { kind, says } = field;
  const offered: Words =
    kind === "relation" ? { is: says?.is, isNot: says?.isNot, empty: says?.none, notEmpty: says?.any } : words[kind];
  return offered[operator] ?? operator;
}
