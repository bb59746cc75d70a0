// @postgresql: the words of the search index are another table
import { beforeAll, expect, test } from "vitest";
import { createAuthor, deleteAuthor } from "../authors/commands";
import { execute } from "../commands/execute";
import { queryInWorker } from "../db/query-worker";
import { createActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { nearSpelling } from "./near-spelling";
import { parseSearch } from "./query";

const manager = await createActor("manager");

async function makeAuthor(name: string): Promise<number> {
  return expectDone(await execute(createAuthor, { name }, as(manager))).id;
}

beforeAll(async () => {
  for (const name of ["J. R. R. Tolkien", "Fyodor Dostoevsky", "Flann O'Brien", "Jane Austen", "Anne Austin"]) {
    await makeAuthor(name);
  }
});

const near = (text: string) => nearSpelling("Author", parseSearch(text), queryInWorker);

test.each([
  ["Tolkein", ["tolkien"]],
  ["Dostoyevsky", ["dostoevsky"]],
  ["Otlkien", ["tolkien"]],
  ["Austan", ["austen", "austin"]],
  ["Jnae", ["jane"]],
])("%s is near %o", async (typed, found) => {
  const nearby = await near(typed);
  expect(nearby?.replacements).toEqual([
    {
      typed: typed.toLowerCase(),
      found: expect.toSatisfy((words) => words.length === found.length && found.every((word) => words.includes(word))),
    },
  ]);
  expect(nearby?.query).toEqual([{ anyOf: nearby?.replacements[0]?.found }]);
});

test("keeps known words, and splits a phrase with an unknown one", async () => {
  expect(await near('"J. R. R." tolkein')).toEqual({
    query: [{ phrase: ["j", "r", "r"], beginning: false }, { anyOf: ["tolkien"] }],
    replacements: [{ typed: "tolkein", found: ["tolkien"] }],
  });
  expect((await near("o'brein"))?.query).toEqual([{ phrase: ["o"], beginning: false }, { anyOf: ["brien"] }]);
});

test.each([["Jane Tolk"], ["xylophone"], ["Jx"], ["tolkein xylophone"], [""], ['"']])(
  "there is nothing near %o",
  async (typed) => {
    expect(await near(typed)).toBeUndefined();
  },
);

test("does not offer a word that no longer occurs, and treats it as unknown", async () => {
  const id = await makeAuthor("Quintilianus");
  expect((await near("Quintilianos"))?.replacements).toEqual([{ typed: "quintilianos", found: ["quintilianus"] }]);
  expectDone(await execute(deleteAuthor, { id, version: 1 }, as(manager)));
  expect(await near("Quintilianos")).toBeUndefined();
  await makeAuthor("Quintilian");
  expect((await near("Quintilianus"))?.replacements).toEqual([{ typed: "quintilianus", found: ["quintilian"] }]);
});
