import { expect, test } from "vitest";
import { operatorsOf } from "./filter";
import { offeredOperators } from "./filter-form";
import { operatorWord } from "./operator-labels";

const says = { is: "is by", isNot: "is not by", any: "has an author", none: "has no author" };
const kinds = Object.keys(operatorsOf) as (keyof typeof operatorsOf)[];

test.each(kinds)("each operator of a %s has words of its own", (kind) => {
  const words = offeredOperators(kind).map((operator) => operatorWord({ kind, says }, operator));
  for (const word of words) expect(word).toMatch(/^(is|has|contains|starts with)\b/);
  expect(new Set(words).size).toBe(words.length);
});

test("a relation has the words of its field", () => {
  expect(operatorWord({ kind: "relation", says }, "empty")).toBe("has no author");
  expect(operatorWord({ kind: "relation", says }, "isNot")).toBe("is not by");
});
