import { describe, expect, test } from "vitest";
import { Prisma } from "../../db/generated/sqlite/client";
import { describeFilter } from "./describe-filter";
import { type Condition, type Fields, type FieldType, type Filter, operatorsByType } from "./filter";
import { parseRsql } from "./rsql";

const column = Prisma.sql`x`;
const rows = {
  id: column,
  idsRelatedTo: () => column,
  isRelatedTo: () => column,
  hasRelated: column,
  names: async () => new Map(),
};
const fields: Fields = {
  title: { kind: "text", label: "Title", column },
  memory: { kind: "number", label: "Memory", column },
  published: { kind: "year", label: "Year", phrase: "published", column },
  price: { kind: "money", label: "Price", column },
  registered: { kind: "date", label: "Registered", column },
  format: {
    kind: "choice",
    label: "Format",
    column,
    options: [
      { value: "hb", label: "hardback" },
      { value: "pb", label: "paperback" },
    ],
  },
  active: { kind: "flag", label: "Active", column },
  author: {
    kind: "relation",
    label: "Author",
    phrases: { is: "is by", isNot: "is not by", any: "has an author", none: "has no author" },
    ...rows,
  },
  store: {
    kind: "relation",
    label: "Store",
    phrases: {
      is: "is stocked at",
      isNot: "is not stocked at",
      any: "is in stock somewhere",
      none: "is nowhere in stock",
    },
    ...rows,
  },
};
const names = new Map([
  ["author 7", "Jane Austen"],
  ["store 3", "Leeds"],
]);
const related = (field: string, id: number) => names.get(`${field} ${id}`);

const said = (filter: Filter) =>
  describeFilter(filter, { fields, related })
    .map(({ text, strong }) => (strong ? text.toUpperCase() : text))
    .join("");

function read(rsql: string): Filter {
  const parsed = parseRsql(rsql);
  if (!parsed.ok || !parsed.filter) throw new Error(`no filter: ${rsql}`);
  return parsed.filter;
}

const is = (field: string, value: string): Condition => ({ field, operator: "is", values: [value] });

const conditions: [string, string][] = [
  ['title=contains="the sea"', "title contains “the sea”"],
  ["title=starts=the", "title starts with “the”"],
  ["title==Emma", "title is “Emma”"],
  ["title!=Emma", "title is not “Emma”"],
  ["title=empty=true", "title is empty"],
  ["title=empty=false", "title is not empty"],
  ["memory==16", "memory is 16"],
  ["memory!=16", "memory is not 16"],
  ["memory<16", "memory less than 16"],
  ["memory<=16", "memory at most 16"],
  ["memory>16", "memory more than 16"],
  ["memory>=16000", "memory at least 16,000"],
  ["memory=between=(8,16)", "memory between 8 and 16"],
  ["memory=empty=true", "memory is empty"],
  ["published==1950", "published in 1950"],
  ["published!=1950", "not published in 1950"],
  ["published<-750", "published before 750 BCE"],
  ["published<=1950", "published in 1950 or before"],
  ["published>1950", "published after 1950"],
  ["published>=1950", "published in 1950 or later"],
  ["published=between=(1900,1950)", "published between 1900 and 1950"],
  ["published=empty=true", "published is empty"],
  ["price==5", "price is £5.00"],
  ["price!=5", "price is not £5.00"],
  ["price<5", "price less than £5.00"],
  ["price<=5.5", "price at most £5.50"],
  ["price>5", "price more than £5.00"],
  ["price>=5", "price at least £5.00"],
  ["price=between=(5,10)", "price between £5.00 and £10.00"],
  ["price=empty=false", "price is not empty"],
  ["registered==2026-03-01", "registered on 1 Mar 2026"],
  ["registered!=2026-03-01", "not registered on 1 Mar 2026"],
  ["registered<2026-07-01", "registered before 1 Jul 2026"],
  ["registered<=2026-03-01", "registered on 1 Mar 2026 or before"],
  ["registered>2026-03-01", "registered after 1 Mar 2026"],
  ["registered>=2026-03-01", "registered on 1 Mar 2026 or later"],
  ["registered=between=(2026-01-01,2026-03-31)", "registered between 1 Jan 2026 and 31 Mar 2026"],
  ["registered=empty=true", "registered is empty"],
  ["format==hb", "format is hardback"],
  ["format!=hb", "format is not hardback"],
  ["format=in=(hb,pb)", "format is any of hardback, paperback"],
  ["format=out=(hb,pb)", "format is none of hardback, paperback"],
  ["format=empty=true", "format is empty"],
  ["active==true", "is active"],
  ["active==false", "is not active"],
  ["author==7", "is by Jane Austen"],
  ["author!=7", "is not by Jane Austen"],
  ["author=empty=true", "has no author"],
  ["author=empty=false", "has an author"],
  ["store!=3", "is not stocked at Leeds"],
  ["store==4", "is stocked at no. 4"],
];

describe("the sentence for a condition", () => {
  test.each(conditions)("%s", (rsql, text) => {
    expect(said(read(rsql))).toBe(text);
  });

  test("exists for every operator", () => {
    const asked = conditions.map(([rsql]) => read(rsql) as Condition).map(({ field, operator }) => [field, operator]);
    for (const kind of Object.keys(operatorsByType) as FieldType[]) {
      const tried = asked.filter(([field = ""]) => fields[field]?.kind === kind).map(([, operator]) => operator);
      expect([...new Set(tried)].sort()).toEqual([...operatorsByType[kind]].sort());
    }
  });

  test("shows invalid conditions as in the URL", () => {
    expect(said(is("colour", "blue"))).toBe("colour==blue");
    expect(said(is("constructor", "x"))).toBe("constructor==x");
    expect(said(read("active<5"))).toBe("active<5");
    expect(said(read("published==soon"))).toBe("published in soon");
    expect(said(read("format==vellum"))).toBe("format is vellum");
  });

  test("does not treat a value as a pattern", () => {
    expect(said(is("title", "# $& *"))).toBe("title is “# $& *”");
  });
});

describe("the sentence for a group", () => {
  test("joins its parts, and has others in parentheses", () => {
    expect(said(read("format==hb;(published<1950,price<5);title=contains=x"))).toBe(
      "format is hardback AND (published before 1950 OR price less than £5.00) AND title contains “x”",
    );
  });

  test("says what it denies", () => {
    expect(said(read("!(active==true;price<5)"))).toBe("not (is active AND price less than £5.00)");
    expect(said(read("active==true,!(!(price<5))"))).toBe("is active OR not (not (price less than £5.00))");
  });

  test("has the joining words alone as strong", () => {
    expect(describeFilter(read("active==true,price<5"), { fields, related })).toEqual([
      { text: "is active" },
      { text: " or ", strong: true },
      { text: "price less than £5.00" },
    ]);
  });
});
