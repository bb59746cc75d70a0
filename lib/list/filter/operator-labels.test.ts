import { expect, test } from "vitest";
import { operatorsByType } from "./filter";
import { offeredOperators } from "./filter-form";
import { operatorLabel } from "./operator-labels";

const says = { is: "is by", isNot: "is not by", any: "has an author", none: "has no author" };
const kinds = Object.keys(operatorsByType) as (keyof typeof operatorsByType)[];

test.each(kinds)("each operator of a %s has a label", (kind) => {
  const words = offeredOperators(kind).map((operator) => operatorLabel({ kind, says }, operator));
  for (const word of words) expect(word).toMatch(/^(is|has|contains|starts with)\b/);
  expect(new Set(words).size).toBe(words.length);
});

test("a relation has the phrases of its field", () => {
  expect(operatorLabel({ kind: "relation", says }, "empty")).toBe("has no author");
  expect(operatorLabel({ kind: "relation", says }, "isNot")).toBe("is not by");
});
