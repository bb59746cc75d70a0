import { describe, expect, test } from "vitest";
import { addCondition } from "./add-condition";
import { type Condition, limits } from "./filter";
import { formatRsql, parseRsql } from "./rsql";

const german: Condition = { field: "language", operator: "is", values: ["de"] };

function narrowed(where: string): string | undefined {
  const read = parseRsql(where);
  if (!read.ok) throw new Error(read.problem.reason);
  const filter = addCondition(read.filter, german);
  return filter && formatRsql(filter);
}

describe("adding a condition to a filter", () => {
  test("keeps the filter and adds the condition", () => {
    expect(narrowed("")).toBe("language==de");
    expect(narrowed("format==hardback")).toBe("format==hardback;language==de");
    expect(narrowed("format==hardback;published<1950")).toBe("format==hardback;published<1950;language==de");
    expect(narrowed("format==hardback,published<1950")).toBe("(format==hardback,published<1950);language==de");
    expect(narrowed("!(format==hardback;published<1950)")).toBe("!(format==hardback;published<1950);language==de");
  });

  test("does not add a condition twice", () => {
    expect(narrowed("language==de")).toBe("language==de");
    expect(narrowed("language==de;published<1950")).toBe("language==de;published<1950");
    expect(narrowed("language==de,published<1950")).toBe("(language==de,published<1950);language==de");
  });

  test("respects the limits", () => {
    const full = Array.from({ length: limits.conditions }, (_, year) => `published==${year + 1}`).join(";");
    expect(narrowed(full)).toBeUndefined();
    expect(narrowed("(a==1,(b==1;(c==1,d==1)))")).toBe("(a==1,(b==1;(c==1,d==1)));language==de");
    expect(narrowed("(a==1,(b==1;(c==1,(d==1;e==1))))")).toBeUndefined();
  });
});
