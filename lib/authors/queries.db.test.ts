// @postgresql: raw SQL
import { expect, it } from "vitest";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { createAuthor } from "./commands";
import { authorBooks, findNamesakes, getAuthor, getAuthorDependents, listAuthors, suggestAuthors } from "./queries";

const bookseller = await createActor("bookseller");
const author = async (name: string) => expectDone(await execute(createAuthor, { name }, as(bookseller))).id;
const book = async (title: string, authorId: number) =>
  expectDone(
    await execute(
      createBook,
      {
        title,
        authors: [
          { authorId, role: "author" },
          { authorId, role: "illustrator" },
        ],
      },
      as(bookseller),
    ),
  ).id;

it("lists authors by sort name, with the number of their books", async () => {
  const mark = unique("Lister");
  const anna = await author(`Zoë ${mark}`);
  const berta = await author(`Adam ${mark}`);
  await book("One", anna);
  await book("Two", anna);
  const page = await listAuthors(bookseller, { q: mark });
  expect(page.rows.map(({ id, books }) => [id, books])).toEqual([
    [berta, 0],
    [anna, 2],
  ]);
  expect(page.total).toBe(2);
  expect((await listAuthors(bookseller, { q: `zoe ${mark.toUpperCase()}` })).rows.map(({ id }) => id)).toEqual([anna]);
  expect((await listAuthors(bookseller, { q: mark, sort: "-added" })).rows.map(({ id }) => id)).toEqual([berta, anna]);
});

it("shows an author with their books, each once", async () => {
  const name = unique("Tove");
  const id = await author(name);
  const ids = [await book("Comet in Moominland", id), await book("Moominsummer Madness", id)];
  expect(await getAuthor(bookseller, id)).toMatchObject({ name, email: null });
  expect(await getAuthor(bookseller, 2_000_000_000)).toBeNull();
  const page = await authorBooks(bookseller, id, {});
  expect(page.rows.map((row) => row.id)).toEqual(ids);
  expect(page.rows[0]?.authors).toBe(name);
  expect((await authorBooks(bookseller, id, { q: "comet" })).total).toBe(1);
  expect(await getAuthorDependents(bookseller, id)).toMatchObject({
    count: 2,
    books: [{ label: "Comet in Moominland" }, {}],
  });
});

it("knows everybody of one name, whatever its case and accents, and nobody of a longer one", async () => {
  const name = unique("Séraphine");
  const [one, other] = [await author(name), await author(name.toUpperCase())];
  await author(`${name} the younger`);
  await book("Her book", other);
  expect(await findNamesakes(bookseller, ` ${name.toLowerCase().replace("é", "e")} `)).toEqual([
    { id: one, name, title: null },
    { id: other, name: name.toUpperCase(), title: "Her book" },
  ]);
  expect(await findNamesakes(bookseller, unique("Nobody"))).toEqual([]);
});

it("suggests at most 20, those that begin with what was typed first, with a title to tell namesakes apart", async () => {
  const mark = unique("Sug");
  const inside = await author(`Aaron ${mark} Adams`);
  const first = await author(`${mark} Zed`);
  await book("A Title", first);
  expect(await suggestAuthors(bookseller, mark)).toEqual([
    { id: first, name: `${mark} Zed`, title: "A Title" },
    { id: inside, name: `Aaron ${mark} Adams`, title: null },
  ]);
  for (let i = 0; i < 20; i++) await author(`${mark} ${i}`);
  const found = await suggestAuthors(bookseller, mark);
  expect(found).toHaveLength(20);
  expect(found.every(({ name }) => name.startsWith(mark))).toBe(true);
  expect(await suggestAuthors(bookseller, "  ")).toEqual([]);
  expect(await suggestAuthors(bookseller, "100%_!")).toEqual([]);
});
