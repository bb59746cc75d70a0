import { expect, test } from "vitest";
import { draftValues, fieldValues, isChanged } from "./form-values";

test("what belongs to the form itself is not a field, and neither is a file", () => {
  const form = new FormData();
  for (const name of ["title", "_key", "$ACTION_ID_1"]) form.set(name, "x");
  form.set("cover", new File(["x"], "x.png"));
  expect(fieldValues(form)).toEqual({ title: "x" });
});

test("a draft has what was being looked for besides, which no command takes", () => {
  const form = new FormData();
  for (const name of ["title", "_find", "_label.bookId", "_key", "_intent", "$ACTION_ID_1"]) form.set(name, "x");
  expect(draftValues(form)).toEqual({ title: "x", _find: "x", "_label.bookId": "x" });
  expect(fieldValues(form)).toEqual({ title: "x" });
});

test("changed is what differs, not what was only touched", () => {
  expect(isChanged({ title: "Emma" }, { title: "Emma", subtitle: "" })).toBe(false);
  expect(isChanged({ note: "one\r\ntwo" }, { note: "one\ntwo" })).toBe(false);
  expect(isChanged({ title: "Emma" }, { title: "" })).toBe(true);
  expect(isChanged({}, { title: "Emma" })).toBe(true);
  expect(isChanged({ bookId: "1" }, { bookId: "1", "_label.bookId": "Emma" })).toBe(false);
});

test("an author taken away, or moved, is a change", () => {
  const begun = { "authors.0.name": "Ann", "authors.1.name": "Bob" };
  expect(isChanged(begun, { "authors.0.name": "Ann" })).toBe(true);
  expect(isChanged(begun, { "authors.0.name": "Bob", "authors.1.name": "Ann" })).toBe(true);
  expect(isChanged(begun, { ...begun })).toBe(false);
});
