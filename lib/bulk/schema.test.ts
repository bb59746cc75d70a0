import fc from "fast-check";
import { expect, test } from "vitest";
import { bulkEditSchema, bulkEntities, bulkFields, parseBulkAction } from "./schema";

const nasty = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constantFrom(null, undefined, true, "", "yes", "fr", "12.99", "750 BCE", "\0", "admin"),
  fc.object(),
);
const word = fc.constantFrom("set", "add", "remove", "delete", "drop", "constructor", 1, null);
const fields = fc.constantFrom(
  ...bulkEntities.flatMap((entity) => Object.keys(bulkFields(entity))),
  "title",
  "__proto__",
  "id",
);

test("whatever is sent is answered, and what is accepted is accepted again as it is", () => {
  const shape = { type: word, field: fields, value: nasty, storeId: nasty, quantity: nasty, copies: nasty };
  fc.assert(
    fc.property(fc.constantFrom(...bulkEntities), fc.record(shape, { requiredKeys: [] }), (entity, typed) => {
      const read = parseBulkAction(entity, typed);
      if (!read.success) return;
      expect(parseBulkAction(entity, JSON.parse(JSON.stringify(read.data))).data).toEqual(read.data);
      if (read.data.type === "set") expect(Object.keys(bulkFields(entity))).toContain(read.data.field);
    }),
    { numRuns: 1_000 },
  );
});

test("a field is read as its form reads it, and cleared where it may be", () => {
  const set = (entity: (typeof bulkEntities)[number], field: string, value: unknown) =>
    parseBulkAction(entity, { type: "set", field, value });
  expect(set("book", "price", "12.99").data).toMatchObject({ value: 1299 });
  expect(set("book", "year", "750 BCE").data).toMatchObject({ value: -750 });
  expect(set("book", "series", "  Oz  ").data).toMatchObject({ value: "Oz" });
  expect(set("store", "open", "no").data).toMatchObject({ value: false });
  expect(set("book", "series", null).data).toMatchObject({ value: null });
  // Nothing typed is not the wish to clear.
  expect(set("book", "series", " ").error?.issues[0]?.message).toMatch(/clear the field/);
  for (const [entity, field] of [
    ["computer", "memory"],
    ["user", "role"],
    ["store", "open"],
  ] as const) {
    expect(set(entity, field, null).success).toBe(false);
  }
  expect(set("book", "title", "All alike").success).toBe(false);
  expect(parseBulkAction("author", { type: "remove", storeId: 1 }).success).toBe(false);
});

test("at most 100,000 rows are named", () => {
  const edit = (ids: unknown) =>
    bulkEditSchema.safeParse({
      ...{ entity: "book", action: { type: "delete" }, seen: "", seenAt: "2026-11-21T09:00:00.000Z" },
      selection: { ids },
    });
  expect(edit([1, 2]).success).toBe(true);
  expect(edit(Array.from({ length: 100_001 }, (_, at) => at + 1)).success).toBe(false);
  for (const ids of [[0], [-1], [1.5], ["x"], "1,2", null]) expect(edit(ids).success).toBe(false);
});
