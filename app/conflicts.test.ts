import { expect, test } from "vitest";
import { applyResolutions, changedFields, mergeThreeWay } from "./conflicts";

const row = {
  id: "1",
  version: "3",
  title: "Emma",
  subtitle: "",
  "authors.0.authorId": "7",
  "authors.0.name": "Jane Austen",
  "authors.0.role": "author",
};

test("a draft's differences are told field by field, a list's rows as one", () => {
  const draft = { ...row, version: "2", title: "Emma, a novel", "authors.0.name": "Jane", "authors.1.name": "Ann" };
  expect(changedFields(row, draft)).toEqual([
    { name: "title", was: "Emma", now: "Emma, a novel" },
    { name: "authors", was: "Jane Austen, author", now: "Jane, author, Ann" },
  ]);
});

test("another author under the same name is a difference too, and so is what the draft took away", () => {
  expect(changedFields(row, { ...row, "authors.0.authorId": "8" }).map(({ name }) => name)).toEqual(["authors"]);
  expect(changedFields(row, { title: "Emma" })).toEqual([{ name: "authors", was: "Jane Austen, author", now: "" }]);
});

test("what is the same, or empty in both, is none", () => {
  expect(changedFields(row, { ...row, subtitle: "", series: "" })).toEqual([]);
});

test("what a choice is called goes with the choice: theirs is not called as one's own was", () => {
  const mine = { bookId: "1", "_label.bookId": "Emma", text: "Mine" };
  const form = new FormData();
  form.set("_resolve.bookId", "theirs");
  form.set("_theirs.bookId", JSON.stringify({ bookId: "2" }));
  expect(applyResolutions(mine, form)).toEqual({ bookId: "2", text: "Mine" });
  const { values } = mergeThreeWay(mine, { bookId: "1", text: "Was" }, { bookId: "2", text: "Was" });
  expect(values).toEqual({ bookId: "2", text: "Mine" });
  expect(changedFields({ bookId: "1" }, { bookId: "1", "_label.bookId": "Emma" })).toEqual([]);
});
