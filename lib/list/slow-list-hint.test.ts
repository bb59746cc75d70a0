import { expect, test } from "vitest";
import { bookList } from "../books/list";
import { parseListRequest } from "./list";
import { slowListHint } from "./slow-list-hint";

const said = (params: Record<string, string>) => slowListHint(bookList, parseListRequest(bookList, params));

test("names fast searches, filters and sorts for a list that is too slow", () => {
  expect(said({ where: "subtitle=contains=history" })).toBe(
    "To narrow it, search for a word instead of filtering by “contains” or filter by Language, Format, Author or Stocked at.",
  );
  expect(said({ where: "language==en;author==1", sort: "published,-title", q: "a history" })).toBe(
    "To narrow it, add a word to the search or filter by Format or Stocked at.",
  );
});
