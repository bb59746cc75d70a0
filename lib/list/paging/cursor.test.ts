import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_INTEGER } from "../../values/form-fields";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor";

const integer = fc.integer({ min: -MAX_INTEGER, max: MAX_INTEGER });
const value = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }).filter((text) => !text.includes("\0")),
  integer,
  fc.constant(null),
  fc
    .date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") })
    .map((date) => ({ date: date.toISOString() })),
);
const cursors: fc.Arbitrary<Cursor> = fc.record({
  list: fc.string({ maxLength: 60 }),
  sort: fc.string({ maxLength: 60 }),
  values: fc.array(value, { maxLength: 3 }),
  id: integer,
  backwards: fc.boolean(),
  before: fc.option(fc.nat()),
});

describe("a cursor", () => {
  test("is decoded as it was encoded", () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  test("needs no URL encoding", () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(encodeCursor(cursor)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  test("is undefined for invalid text, without throwing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.base64String()), (text) => {
        expect(decodeCursor(text)).toBeUndefined();
      }),
    );
  });

  test("does not throw when it was cut or changed", () => {
    fc.assert(
      fc.property(cursors, fc.nat(), fc.string({ maxLength: 3 }), (cursor, at, patch) => {
        const text = encodeCursor(cursor);
        const place = at % text.length;
        expect(() => decodeCursor(text.slice(0, place) + patch + text.slice(place + 1))).not.toThrow();
      }),
    );
  });

  test("accepts no other types and properties", () => {
    const good = { list: "books", sort: "title", values: ["a"], id: 1, backwards: false, before: 0 };
    const encode = (cursor: object) => Buffer.from(JSON.stringify(cursor)).toString("base64url");
    expect(decodeCursor(encode(good))).toEqual(good);
    for (const bad of [
      { values: "a" },
      { values: [true] },
      { values: [["a"]] },
      { values: ["nul \0"] },
      { values: [{ date: "soon" }] },
      { id: 3_000_000_000 },
      { id: 1.5 },
      { before: -1 },
      { sql: "" },
    ]) {
      expect(decodeCursor(encode({ ...good, ...bad }))).toBeUndefined();
    }
  });
});
