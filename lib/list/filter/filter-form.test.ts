import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Prisma } from "../../db/generated/sqlite/client";
import type { SearchParams } from "../params";
import { type Condition, childPath, type Fields, type Filter, type Group, isGroup, limits, operators } from "./filter";
import {
  applyButton,
  canAdd,
  canAddGroup,
  type FilterDraft,
  fieldNames,
  nextFocus,
  offeredOperator,
  offeredOperators,
  readDraft,
  toDraft,
  toFilter,
} from "./filter-form";
import { formatRsql, parseRsql } from "./rsql";

const column = Prisma.sql`x`;
const fields: Fields = {
  title: { kind: "text", label: "Title", column },
  subtitle: { kind: "text", label: "Subtitle", column },
  published: { kind: "year", label: "Published", column },
  price: { kind: "money", label: "Price", column },
  format: { kind: "choice", label: "Format", column, options: [{ value: "hb", label: "hardback" }] },
  language: { kind: "choice", label: "Language", column, options: [{ value: "en", label: "English" }] },
  active: { kind: "flag", label: "Active", column },
};

/** What a browser sends of the form that shows a draft. */
function sent(part: Filter, path = "", params: Record<string, string[]> = {}): Record<string, string[]> {
  const names = fieldNames(path);
  if (isGroup(part)) {
    params[names.join] = [part.join];
    if (part.negated) params[names.not] = ["on"];
    part.parts.forEach((one, index) => {
      sent(one, childPath(path, index), params);
    });
    return params;
  }
  params[names.field] = params[names.previousField] = [part.field];
  if (part.field === "") return params;
  const { operator, values } = part;
  params[names.op] = [offeredOperator(part)];
  if (operator === "empty") return params;
  if (operators[operator].values === "two") {
    params[names.value] = [values[0] ?? ""];
    params[names.valueTo] = [values[1] ?? ""];
  } else {
    params[names.value] = operators[operator].values === "one" ? [values[0] ?? ""] : values;
  }
  return params;
}

/** The draft after a person has filled the form in otherwise than it was drawn. */
const refilled = (draft: FilterDraft, changes: SearchParams) => readDraft({ ...sent(draft), ...changes }, fields);

const empty: Condition = { field: "", operator: "is", values: [] };
const one = (field: string, operator: Condition["operator"], ...values: string[]): Condition => ({
  field,
  operator,
  values,
});
const all = (...parts: Filter[]): Group => ({ join: "all", negated: false, parts });
const any = (...parts: Filter[]): Group => ({ join: "any", negated: false, parts });

const value = fc.string({ unit: "binary", minLength: 1 });
const second = fc.option(value, { nil: "" });

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant(empty),
  fc
    .constantFrom(...Object.entries(fields))
    .chain(([name, { kind }]) =>
      fc.constantFrom(...offeredOperators(kind)).chain((offered) => conditionOn(name, offered)),
    ),
);

function conditionOn(field: string, offered: ReturnType<typeof offeredOperator>): fc.Arbitrary<Condition> {
  if (offered === "empty") return fc.constant(one(field, "empty", "true"));
  if (offered === "notEmpty") return fc.constant(one(field, "empty", "false"));
  const values = {
    one: fc.array(value, { maxLength: 1 }),
    two: fc.oneof(fc.constant([]), fc.tuple(value, second), fc.tuple(second, value)),
    many: fc.array(value, { maxLength: 3 }),
  }[operators[offered].values];
  return values.map((values) => one(field, offered, ...values));
}

function groupOfDepth(depth: number): fc.Arbitrary<Group> {
  return fc.record({
    join: fc.constantFrom("all", "any"),
    negated: fc.boolean(),
    parts: fc.array(depth > 1 ? fc.oneof({ weight: 2, arbitrary: condition }, groupOfDepth(depth - 1)) : condition, {
      minLength: 1,
      maxLength: 3,
    }),
  });
}

const conditionsIn = (filter: Filter): Condition[] => (isGroup(filter) ? filter.parts.flatMap(conditionsIn) : [filter]);
const depthOf = (filter: Filter): number => (isGroup(filter) ? 1 + Math.max(...filter.parts.map(depthOf)) : 0);

const draft: fc.Arbitrary<FilterDraft> = groupOfDepth(limits.depth).filter(
  (one) => conditionsIn(one).length <= limits.conditions,
);

describe("the form", () => {
  test("begins with an empty condition", () => {
    expect(toDraft(undefined)).toEqual(all(empty));
  });

  test("shows a filter, be it a single condition", () => {
    expect(toDraft(one("title", "is", "Emma"))).toEqual(all(one("title", "is", "Emma")));
    expect(toDraft(any(one("title", "is", "Emma"), empty))).toEqual(any(one("title", "is", "Emma"), empty));
  });

  test("is read as it was shown", () => {
    fc.assert(
      fc.property(draft, (one) => {
        expect(readDraft(sent(one), fields)).toEqual(one);
      }),
    );
  });

  test("is none where the address has none", () => {
    expect(readDraft({ q: "emma", where: "title==x", field: "title" }, fields)).toBeUndefined();
  });

  test("offers to ask for what is empty as it is said", () => {
    expect(offeredOperators("choice")).toEqual(["is", "isNot", "anyOf", "noneOf", "empty", "notEmpty"]);
  });

  test("takes single parameters for several", () => {
    const params = { "f.join": "any", "f.0.field": "title", "f.0.op": "is", "f.0.value": "Emma" };
    expect(readDraft(params, fields)).toEqual(any(one("title", "is", "Emma")));
  });

  test("keeps to the limits and to sense, whatever is sent", () => {
    const name = fc
      .tuple(fc.array(fc.constantFrom("0", "1", "2", "9", "99", "-1", ""), { maxLength: 6 }), fc.string())
      .chain(([path, other]) => fc.constantFrom(...Object.values(fieldNames(path.join("."))), `f.${other}`));
    const value = fc.constantFrom("", "all", "on", "title", "constructor", "between", "toString", "1", "\0");
    const params = fc.dictionary(name, fc.oneof(value, fc.array(value, { maxLength: 3 })), { maxKeys: 60 });
    fc.assert(
      fc.property(params, (sent) => {
        const read = readDraft({ ...sent, "f.join": "all" }, fields) ?? all();
        expect(conditionsIn(read).length).toBeGreaterThanOrEqual(1);
        expect(conditionsIn(read).length).toBeLessThanOrEqual(limits.conditions);
        expect(depthOf(read)).toBeLessThanOrEqual(limits.depth);
      }),
    );
    const wide = all(...Array(30).fill(one("title", "is", "x")));
    expect(conditionsIn(readDraft(sent(wide), fields) ?? all())).toHaveLength(limits.conditions);
    const spread = all(any(...Array(15).fill(empty)), any(...Array(15).fill(empty)));
    expect(conditionsIn(readDraft(sent(spread), fields) ?? all())).toHaveLength(limits.conditions);
    expect(readDraft(sent(all(any(all(any(all(empty)))))), fields)).toEqual(all(empty));
  });
});

describe("another field", () => {
  const title = all(one("title", "contains", "1937"));

  test("takes the operator that it likes best, where it has not the one there was", () => {
    expect(refilled(title, { "f.0.field": "published" })).toEqual(all(one("published", "is", "1937")));
    expect(refilled(all(empty), { "f.0.field": "title" })).toEqual(all(one("title", "contains")));
  });

  test("keeps the operator that it has, too", () => {
    expect(refilled(title, { "f.0.field": "subtitle" })).toEqual(all(one("subtitle", "contains", "1937")));
    expect(refilled(all(one("published", "less", "1937")), { "f.0.field": "price" })).toEqual(
      all(one("price", "less", "1937")),
    );
  });

  test("drops values that it cannot have", () => {
    expect(refilled(all(one("title", "is", "Emma")), { "f.0.field": "published" })).toEqual(
      all(one("published", "is")),
    );
    expect(refilled(all(one("price", "between", "5", "9.50")), { "f.0.field": "published" })).toEqual(
      all(one("published", "between", "5", "")),
    );
    expect(refilled(all(one("language", "anyOf", "en")), { "f.0.field": "format" })).toEqual(
      all(one("format", "anyOf")),
    );
    expect(refilled(all(one("language", "is", "en")), { "f.0.field": "title" })).toEqual(all(one("title", "is")));
  });

  test("is the only reason to drop what was typed", () => {
    const mistyped = all(one("price", "is", "a fiver"));
    expect(refilled(mistyped, {})).toEqual(mistyped);
  });

  test("that is none stays, so that applying the form can say so", () => {
    const params = { "f.join": "all", "f.0.field": "colour", "f.0.op": "is", "f.0.value": "blue" };
    expect(readDraft(params, fields)).toEqual(all(one("colour", "is", "blue")));
  });
});

describe("another operator", () => {
  test("takes as many values as it can have", () => {
    const between = all(one("price", "between", "5", "10"));
    expect(refilled(between, { "f.0.op": "less" })).toEqual(all(one("price", "less", "5")));
    expect(refilled(all(one("price", "less", "5")), { "f.0.op": "between" })).toEqual(
      all(one("price", "between", "5", "")),
    );
    expect(refilled(all(one("format", "anyOf", "hb", "pb")), { "f.0.op": "is" })).toEqual(
      all(one("format", "is", "hb")),
    );
  });

  test("that asks for emptiness needs none, and leaves none behind", () => {
    const missing = all(one("price", "empty", "true"));
    expect(refilled(all(one("price", "less", "5")), { "f.0.op": "empty" })).toEqual(missing);
    expect(refilled(missing, { "f.0.op": "notEmpty" })).toEqual(all(one("price", "empty", "false")));
    expect(refilled(missing, { "f.0.op": "less" })).toEqual(all(one("price", "less")));
  });
});

describe("the buttons", () => {
  const emma = one("title", "is", "Emma");
  const cheap = one("price", "less", "5");
  const old = one("published", "less", "1950");

  test("add a condition at the end of a group", () => {
    expect(applyButton(all(emma), "add:")).toEqual(all(emma, empty));
    expect(applyButton(all(emma, any(cheap), old), "add:1")).toEqual(all(emma, any(cheap, empty), old));
  });

  test("add a group that joins otherwise than the one around it", () => {
    expect(applyButton(all(emma), "group:")).toEqual(all(emma, any(empty)));
    expect(applyButton(all(any(cheap)), "group:0")).toEqual(all(any(cheap, all(empty))));
  });

  test.each([
    ["add:", all(emma, any(cheap), empty), "2"],
    ["add:1", all(emma, any(cheap, empty), old), "1.1"],
    ["group:", all(emma, any(empty)), "1.0"],
    ["remove:0", all(any(cheap, old)), "0.0"],
    ["remove:1.1", all(emma, any(cheap)), "1.0"],
    ["remove:1", all(emma), "0"],
    ["update:1.0", all(emma, any(cheap)), "1.0"],
    ["edit", all(any(cheap), emma), "0.0"],
    ["remove:x.-1", all(emma), "0"],
  ])("lead on to a condition: %s", (button, draft, path) => {
    expect(nextFocus(draft, button)).toBe(path);
  });

  test("take away a condition, a group, and a group with its last condition", () => {
    const both = all(emma, any(cheap, old));
    expect(applyButton(both, "remove:0")).toEqual(all(any(cheap, old)));
    expect(applyButton(both, "remove:1.0")).toEqual(all(emma, any(old)));
    expect(applyButton(both, "remove:1")).toEqual(all(emma));
    expect(applyButton(all(emma, any(all(old))), "remove:1.0.0")).toEqual(all(emma));
  });

  test("leave an empty condition where all is taken away", () => {
    expect(applyButton({ ...any(emma), negated: true }, "remove:0")).toEqual(all(empty));
    expect(applyButton(any(emma, old), "remove:")).toEqual(all(empty));
  });

  test("are not there beyond the limits", () => {
    const full = all(...Array(limits.conditions).fill(emma));
    expect([canAdd(full), canAddGroup(full, "")]).toEqual([false, false]);
    expect(applyButton(full, "add:")).toEqual(full);
    expect(applyButton(full, "group:")).toEqual(full);
    const deep = all(any(all(any(emma))));
    expect([canAddGroup(deep, "0.0"), canAddGroup(deep, "0.0.0")]).toEqual([true, false]);
    expect(applyButton(deep, "group:0.0.0")).toEqual(deep);
    expect(applyButton(deep, "add:0.0.0")).toEqual(all(any(all(any(emma, empty)))));
  });

  test.each(["apply", "update", "", "add:7", "add:0", "group:x", "remove:9.9", "remove:0.0", "burn:0"])(
    "change nothing otherwise: %s",
    (button) => {
      expect(applyButton(all(emma, any(old)), button)).toEqual(all(emma, any(old)));
    },
  );
});

describe("applying the form", () => {
  const emma = one("title", "is", "Emma");

  test("asks for what was filled in, and passes over conditions that were not begun", () => {
    expect(toFilter(all(empty, emma, any(empty)))).toEqual({ ok: true, filter: all(emma) });
    expect(toFilter(all(empty, any(empty, empty)))).toEqual({ ok: true, filter: undefined });
  });

  test.each<[Condition, string]>([
    [one("title", "is"), "Enter a value or remove this condition."],
    [one("title", "contains", "  "), "Enter a value or remove this condition."],
    [one("price", "between", "", "10"), "Enter both values or remove this condition."],
    [one("format", "anyOf"), "Choose at least one value or remove this condition."],
  ])("names a condition that was begun: %o", (lacking, reason) => {
    expect(toFilter(all(empty, any(emma, lacking)))).toEqual({
      ok: false,
      problem: { location: "1.1", excerpt: lacking.field, reason },
    });
  });

  test("gives a filter that the address can carry and the form shows again", () => {
    const filledIn = draft.map((one) => all(...conditionsIn(one).filter((condition) => toFilter(all(condition)).ok)));
    fc.assert(
      fc.property(filledIn, fc.boolean(), (one, negated) => {
        const applied = toFilter({ ...one, negated });
        const filter = applied.ok ? applied.filter : expect.unreachable();
        expect(parseRsql(filter ? formatRsql(filter) : "").ok).toBe(true);
        if (filter) expect(readDraft(sent(toDraft(filter)), fields)).toEqual(filter);
      }),
    );
  });
});
