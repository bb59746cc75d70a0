// @postgresql: raw SQL that compares names
import { expect, test } from "vitest";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { findDuplicateAuthors, findDuplicateBooks, findSimilarAuthors, loadDuplicateBooks } from "./duplicates";

const actor = await createActor("manager");
const manager = as(actor);
const author = async (name: string) => expectDone(await execute(createAuthor, { name }, manager)).id;
const book = async (values: object) => expectDone(await execute(createBook, values, manager)).id;

test("authors who are written in several ways are found, and those whom initials may name apart from them", async () => {
  const lewis = [await author("C.S. Lewis"), await author("Lewis, C. S."), await author("CS Lewis")];
  const clive = await author("Clive S. Lewis");
  await author("Wyndham Lewis");
  await author("Cécil Day-Lewis");
  const other = await author("Cecil Day Lewis");
  const { likely, possible, hasMore: more } = await findDuplicateAuthors(actor);
  expect(likely.map((group) => group.map(({ name }) => name))).toEqual([
    ["C.S. Lewis", "Lewis, C. S.", "CS Lewis"],
    ["Cécil Day-Lewis", "Cecil Day Lewis"],
  ]);
  expect(possible.map((group) => group.map(({ id }) => id))).toEqual([[...lewis, clive]]);
  expect(more).toBe(false);
  const alike = await findSimilarAuthors(actor, { id: lewis[0] ?? 0, name: "C.S. Lewis", sortName: "Lewis, C.S." });
  expect(alike.map(({ id }) => id)).toEqual(lewis.slice(1).toSorted((one, two) => one - two));
  expect(await findSimilarAuthors(actor, { id: clive, name: "Clive S. Lewis", sortName: "Lewis, Clive S." })).toEqual(
    [],
  );
  expect(await findSimilarAuthors(actor, { id: other, name: "Cecil Day Lewis", sortName: "Lewis, Cecil Day" })).toEqual(
    [],
  );
});

test("books of the same title and first author are found, but not editions with different ISBNs", async () => {
  const authors = [{ authorId: await author("Jane Austen") }];
  const [one, two, three] = [
    await book({ title: "The Watsons: A Fragment", authors }),
    await book({ title: "Watsons", subtitle: "a fragment", authors, isbn: "9780141439587" }),
    await book({ title: "WATSONS – A Fragment!", authors }),
  ];
  await book({ title: "The Watsons: A Fragment" });
  await book({ title: "Emma", authors, isbn: "9780306406157" });
  await book({ title: "Emma", authors, isbn: "9783161484100" });
  await book({ title: "?", authors });
  await book({ title: "!", authors });
  expect(await findDuplicateBooks(actor)).toEqual([[one, two, three]]);
  expect((await loadDuplicateBooks(actor, [[one, two]])).get(two)).toMatchObject({
    title: "Watsons",
    authors: "Jane Austen",
  });
});
