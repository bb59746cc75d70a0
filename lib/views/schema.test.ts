import fc from "fast-check";
import { expect, it } from "vitest";
import { expectIdempotentParse, formText } from "../testing/schemas";
import { parseViewQuery, toViewQuery } from "./query";
import { newViewSchema } from "./schema";

const anyList = fc.constantFrom("books", "stock", "users");

it("accepts or rejects any input, and is idempotent", () => {
  const query = fc.oneof(
    formText,
    fc.constantFrom("", "q=emma&sort=title", "?q=%", "where=language==en;q=1&cursor=end"),
  );
  const shared = fc.constantFrom(true, false, "", "yes", null);
  expectIdempotentParse(newViewSchema, { list: anyList, name: formText, query, shared });
});

it("keeps the list's parameters of a URL, but not the cursor and others", () => {
  const query = "at=end&sort=-price&view=3&q=emma&where=language%3D%3Den&f.0.field=title&group=format&size=25&q=again";
  const view = newViewSchema.parse({ list: "books", name: "Emma", query });
  expect(parseViewQuery(view.query)).toEqual({
    q: "again",
    where: "language==en",
    sort: "-price",
    size: "25",
    group: "format",
  });
});

it("normalises the order of parameters", () => {
  const parts = fc.record({ q: fc.string(), where: fc.string(), sort: fc.string() }, { requiredKeys: [] });
  fc.assert(
    fc.property(parts, (params) => {
      const turned = Object.fromEntries(Object.entries(params).reverse());
      expect(toViewQuery(turned)).toBe(toViewQuery(params));
      expect(toViewQuery(parseViewQuery(toViewQuery(params)))).toBe(toViewQuery(params));
    }),
  );
});

it.each([{ list: "x".repeat(41) }, { name: " " }, { name: "x".repeat(81) }, { query: "q=".padEnd(9000, "x") }])(
  "refuses %j",
  (wrong) => {
    expect(newViewSchema.safeParse({ list: "books", name: "Emma", query: "q=emma" }).success).toBe(true);
    const refused = newViewSchema.safeParse({ list: "books", name: "Emma", query: "q=emma", ...wrong });
    expect(refused.error?.issues.map(({ path }) => path)).toEqual([Object.keys(wrong)]);
  },
);
