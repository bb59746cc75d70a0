import { expect, test } from "vitest";
import { draftValues, fieldValues, isChanged } from "./form-values";

test("the form's own fields and files are left out", () => {
  const form = new FormData();
  for (const name of ["title", "_key", "$ACTION_ID_1"]) form.set(name, "x");
  form.set("cover", new File(["x"], "x.png"));
  expect(fieldValues(form)).toEqual({ title: "x" });
});

test("a draft includes the search text and labels, which no command takes", () => {
  const form = new FormData();
  for (const name of ["title", "_find", "_label.bookId", "_key", "_intent", "$ACTION_ID_1"]) form.set(name, "x");
  expect(draftValues(form)).toEqual({ title: "x", _find: "x", "_label.bookId": "x" });
  expect(fieldValues(form)).toEqual({ title: "x" });
});

test("only different values are changes", () => {
  expect(isChanged({ title: "Emma" }, { title: "Emma", subtitle: "" })).toBe(false);
  expect(isChanged({ note: "one\r\ntwo" }, { note: "one\ntwo" })).toBe(false);
  expect(isChanged({ title: "Emma" }, { title: "" })).toBe(true);
  expect(isChanged({}, { title: "Emma" })).toBe(true);
  expect(isChanged({ bookId: "1" }, { bookId: "1", "_label.bookId": "Emma" })).toBe(false);
});

test("a removed or moved author is a change", () => {
  const initial = { "authors.0.name": "Ann", "authors.1.name": "Bob" };
  expect(isChanged(initial, { "authors.0.name": "Ann" })).toBe(true);
  expect(isChanged(initial, { "authors.0.name": "Bob", "authors.1.name": "Ann" })).toBe(true);
  expect(isChanged(initial, { ...initial })).toBe(false);
});
