import fc from "fast-check";
import { expect, test } from "vitest";
import { unflatten } from "./unflatten";

test("dotted names become arrays and objects", () => {
  expect(
    unflatten({ title: "Emma", "authors.1.role": "editor", "authors.0.authorId": "3", "authors.0.role": "author" }),
  ).toEqual({ title: "Emma", authors: [{ authorId: "3", role: "author" }, { role: "editor" }] });
});

test("any name and value is accepted, without prototype pollution", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.string()),
      fc.constantFrom("__proto__.x", "constructor.prototype.x"),
      (values, evil) => {
        unflatten({ ...values, [evil]: "1" });
        expect(({} as { x?: string }).x).toBeUndefined();
      },
    ),
  );
});

test("a name deeper than any form's stays a name, which schemas reject", () => {
  const deep = Array.from({ length: 200_000 }, () => "a").join(".");
  expect(Object.keys(unflatten({ [deep]: "1" }))).toEqual([deep]);
});
