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

test("a draft is compared field by field, with a list's rows as one", () => {
  const draft = { ...row, version: "2", title: "Emma, a novel", "authors.0.name": "Jane", "authors.1.name": "Ann" };
  expect(changedFields(row, draft)).toEqual([
    { name: "title", before: "Emma", after: "Emma, a novel" },
    { name: "authors", before: "Jane Austen, author", after: "Jane, author, Ann" },
  ]);
});

test("another author with the same name is a difference, and so is a removed one", () => {
  expect(changedFields(row, { ...row, "authors.0.authorId": "8" }).map(({ name }) => name)).toEqual(["authors"]);
  expect(changedFields(row, { title: "Emma" })).toEqual([
    { name: "authors", before: "Jane Austen, author", after: "" },
  ]);
});

test("equal values, and values empty in both, are no differences", () => {
  expect(changedFields(row, { ...row, subtitle: "", series: "" })).toEqual([]);
});

test("an option's label is replaced together with its value", () => {
  const mine = { bookId: "1", "_label.bookId": "Emma", text: "Mine" };
  const form = new FormData();
  form.set("_resolve.bookId", "theirs");
  form.set("_theirs.bookId", JSON.stringify({ bookId: "2" }));
  expect(applyResolutions(mine, form)).toEqual({ bookId: "2", text: "Mine" });
  const { values } = mergeThreeWay(mine, { bookId: "1", text: "Was" }, { bookId: "2", text: "Was" });
  expect(values).toEqual({ bookId: "2", text: "Mine" });
  expect(changedFields({ bookId: "1" }, { bookId: "1", "_label.bookId": "Emma" })).toEqual([]);
});
