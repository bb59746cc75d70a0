import { expect, test } from "vitest";
import { differencesOf } from "./conflicts";

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
  expect(differencesOf(row, draft)).toEqual([
    { name: "title", was: "Emma", now: "Emma, a novel" },
    { name: "authors", was: "Jane Austen, author", now: "Jane, author, Ann" },
  ]);
});

test("another author under the same name is a difference too, and so is what the draft took away", () => {
  expect(differencesOf(row, { ...row, "authors.0.authorId": "8" }).map(({ name }) => name)).toEqual(["authors"]);
  expect(differencesOf(row, { title: "Emma" })).toEqual([{ name: "authors", was: "Jane Austen, author", now: "" }]);
});

test("what is the same, or empty in both, is none", () => {
  expect(differencesOf(row, { ...row, subtitle: "", series: "" })).toEqual([]);
});
