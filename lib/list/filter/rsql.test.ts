import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Condition, type Filter, type FilterProblem, isGroup, limits, type Operator, operators } from "./filter";
import { formatRsql, parseRsql } from "./rsql";

const value = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."ab \\\"'();,=!~<>") }),
  fc.string({ unit: "grapheme" }),
);

const condition: fc.Arbitrary<Condition> = fc
  .constantFrom(...(Object.keys(operators) as Operator[]))
  .chain((operator) =>
    fc.record({
      field: fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/),
      operator: fc.constant(operator),
      values: operator === "empty" ? fc.constantFrom(["true"], ["false"]) : valuesOf(operator),
    }),
  );

function valuesOf(operator: Operator): fc.Arbitrary<string[]> {
  const takes = { one: [1, 1], two: [2, 2], many: [1, 4] } as const;
  const [minLength, maxLength] = takes[operators[operator].values];
  return fc.array(value, { minLength, maxLength });
}

function filterOfDepth(depth: number): fc.Arbitrary<Filter> {
  if (depth === 0) return condition;
  const group = fc.record({
    join: fc.constantFrom("all", "any"),
    negated: fc.boolean(),
    parts: fc.array(filterOfDepth(depth - 1), { minLength: 1, maxLength: 3 }),
  });
  return fc.oneof({ weight: 2, arbitrary: condition }, group);
}

const filter = filterOfDepth(limits.depth).filter((one) => conditionsIn(one) <= limits.conditions);

const conditionsIn = (one: Filter): number =>
  isGroup(one) ? one.parts.reduce((count, part) => count + conditionsIn(part), 0) : 1;

/** The same filter without groups that neither join nor negate anything. */
function normalise(one: Filter): Filter {
  if (!isGroup(one)) return one;
  const parts = one.parts.map(normalise);
  const [only] = parts;
  if (parts.length > 1 || !only) return { ...one, parts };
  if (!one.negated) return only;
  return isGroup(only) && !only.negated ? { ...only, negated: true } : { join: "all", negated: true, parts };
}

const is = (field: string, ...values: string[]): Condition => ({ field, operator: "is", values });
const all = (...parts: Filter[]): Filter => ({ join: "all", negated: false, parts });
const any = (...parts: Filter[]): Filter => ({ join: "any", negated: false, parts });
const not = (one: Filter): Filter => (isGroup(one) ? { ...one, negated: true } : { ...all(one), negated: true });

function read(text: string): Filter | undefined {
  const parsed = parseRsql(text);
  expect(parsed).toHaveProperty("ok", true);
  return parsed.ok ? parsed.filter : undefined;
}

function problem(text: string): FilterProblem | undefined {
  const parsed = parseRsql(text);
  return parsed.ok ? undefined : parsed.problem;
}

describe("parsing a filter", () => {
  test("joins conditions with and, which binds tighter, and with or", () => {
    const published: Filter = { field: "published", operator: "less", values: ["1950"] };
    expect(read("language==en;(format==hardback,published<1950)")).toEqual(
      all(is("language", "en"), any(is("format", "hardback"), published)),
    );
    expect(read("a==1,b==2;c==3")).toEqual(any(is("a", "1"), all(is("b", "2"), is("c", "3"))));
    expect(read("(a==1,b==2);c==3")).toEqual(all(any(is("a", "1"), is("b", "2")), is("c", "3")));
  });

  test("negates a group", () => {
    expect(read("!(a==1;b==2),c==3")).toEqual(any(not(all(is("a", "1"), is("b", "2"))), is("c", "3")));
    expect(read("!(a==1)")).toEqual(not(is("a", "1")));
    expect(read("!(!(a==1))")).toEqual({ join: "all", negated: true, parts: [not(is("a", "1"))] });
  });

  test.each<[string, Operator, string[]]>([
    ["==1", "is", ["1"]],
    ["!=1", "isNot", ["1"]],
    ["<1", "less", ["1"]],
    ["=lt=1", "less", ["1"]],
    ["<=1", "atMost", ["1"]],
    ["=le=1", "atMost", ["1"]],
    [">1", "more", ["1"]],
    ["=gt=1", "more", ["1"]],
    [">=-1", "atLeast", ["-1"]],
    ["=ge=1", "atLeast", ["1"]],
    ["=in=(1,2)", "anyOf", ["1", "2"]],
    ["=in=1", "anyOf", ["1"]],
    ["=out=(1,2)", "noneOf", ["1", "2"]],
    ["=between=(1,2)", "between", ["1", "2"]],
    ["=contains=the", "contains", ["the"]],
    ["=starts=the", "startsWith", ["the"]],
    ["=empty=true", "empty", ["true"]],
  ])("has the comparison %s", (text, operator, values) => {
    expect(read(`field${text}`)).toEqual({ field: "field", operator, values });
  });

  test("quotes values with symbols or spaces", () => {
    expect(read(`a=="x; (y)",b=='he said "no"',c=="back\\\\slash \\"quoted\\"",d==""`)).toEqual(
      any(is("a", "x; (y)"), is("b", 'he said "no"'), is("c", 'back\\slash "quoted"'), is("d", "")),
    );
    expect(formatRsql(any(is("a", "Æsop’s-fables_1.5*"), is("b", `"x"\\ y`), is("c", "")))).toBe(
      `a==Æsop’s-fables_1.5*,b=="\\"x\\"\\\\ y",c==""`,
    );
  });

  test("accepts spaces and redundant parentheses", () => {
    expect(read(" ((a == 1)) ; ( b =in= ( 2 , 3 ) ) ")).toEqual(
      all(is("a", "1"), { field: "b", operator: "anyOf", values: ["2", "3"] }),
    );
  });

  test("returns no filter for an empty text", () => {
    expect(read("")).toBeUndefined();
    expect(read(" \n")).toBeUndefined();
  });

  test("is the inverse of formatting", () => {
    fc.assert(
      fc.property(filter, (one) => {
        const text = formatRsql(one);
        fc.pre([...text].length <= limits.text);
        const again = read(text);
        expect(again).toEqual(normalise(one));
        expect(again && formatRsql(again)).toBe(formatRsql(normalise(one)));
      }),
    );
  });
});

describe("an invalid filter", () => {
  test.each([
    ["language==en;", 14, "", "Expected a condition"],
    ["language==en;;a==1", 14, ";", "Expected a condition"],
    ["()", 2, ")", "Expected a condition"],
    ["🙂==en", 1, "🙂==en", "Expected a condition"],
    ["language", 9, "", "Expected a comparison after “language”: == != "],
    ["language=en", 9, "=en", "Unknown comparison “=en”"],
    ["language=like=en", 9, "=like=en", "Unknown comparison “=like=”"],
    ["language==", 11, "", "Expected a value"],
    ["language==)", 11, ")", "Expected a value"],
    ["title==the hobbit", 12, "hobbit", "Separate conditions"],
    ["title=='😀';x", 13, "", "Expected a comparison after “x”"],
    ["title=='the", 8, "'the", "quotation mark is missing"],
    ["(a==1;(b==2)", 1, "(", "parenthesis is missing"],
    ["a=in=(1,2", 6, "(", "parenthesis is missing"],
    ["a=in=(1;2)", 8, ";", "Separate values"],
    ["a==1)", 5, ")", "has no opening one"],
    ["!a==1", 2, "a==1", "must be followed by a group"],
    ["a==(1,2)", 4, "(", "takes one value"],
    ["a=between=(1,2,3)", 11, "(", "takes two values"],
    ["a=between=1", 11, "1", "takes two values"],
    ["a=empty=perhaps", 9, "perhaps", "takes true or false"],
  ])("reports the problem and its position: %s", (text, location, excerpt, reason) => {
    expect(problem(text)).toEqual({ location, excerpt, reason: expect.stringContaining(reason) });
  });

  test("is nested too deeply", () => {
    expect(problem("a==1;(b==1,(c==1;(d==1,e==1)))")).toBeUndefined();
    expect(problem("a==1;(b==1,(c==1;(d==1,e==1;f==1)))")).toEqual({
      location: 24,
      excerpt: "e==1",
      reason: expect.stringContaining("4 deep"),
    });
    expect(problem("x==1,!(a==1;(b==1,(c==1;!(d==1))))")).toMatchObject({ location: 25, excerpt: "!" });
    expect(problem("((((a==1))))")).toBeUndefined();
    expect(problem("(((((a==1)))))")).toMatchObject({ location: 5, excerpt: "(" });
  });

  test("has too many conditions", () => {
    const many = (count: number) => Array(count).fill("a==1").join(";");
    expect(problem(many(20))).toBeUndefined();
    expect(problem(many(21))).toMatchObject({
      location: 101,
      excerpt: "a==1",
      reason: expect.stringContaining("at most 20 conditions"),
    });
  });

  test("is too long", () => {
    expect(problem(`a==${"x".repeat(3997)}`)).toBeUndefined();
    expect(problem(`a==${"🙂".repeat(3998)}`)).toMatchObject({
      reason: expect.stringContaining("at most 4000 characters; this has 4001"),
    });
    expect(problem("(".repeat(10_000))).toMatchObject({ reason: expect.stringContaining("at most 4000 characters") });
  });

  test("never throws, and reports a position in the text", () => {
    const almost = fc.array(
      fc.constantFrom("a", "==", "=in=", "=empty=", "<", "!", "(", ")", ";", ",", "'", '"', "\\", " ", "1", "\0", "🙂"),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          almost.map((pieces) => pieces.join("")),
        ),
        (text) => {
          const parsed = parseRsql(text);
          if (!parsed.ok) {
            expect(parsed.problem.location).toBeGreaterThanOrEqual(1);
            expect(parsed.problem.location).toBeLessThanOrEqual([...text].length + 1);
          } else if (parsed.filter) {
            expect(read(formatRsql(parsed.filter))).toEqual(parsed.filter);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
