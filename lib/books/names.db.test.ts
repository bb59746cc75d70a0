// @postgresql: raw SQL
import { expect, it } from "vitest";
import { execute } from "../commands/execute";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { createBook } from "./commands";
import { bookNames, findBookOptions } from "./names";

const bookseller = await createActor("bookseller");
const book = async (title: string, year?: string) =>
  expectDone(await execute(createBook, { title, year, authors: [] }, as(bookseller))).id;

it("finds books by words of their titles, and of those the one that is called just so", async () => {
  const mark = unique("Émile");
  const [short, long] = [await book(mark, "1762"), await book(`${mark} and Sophie`)];
  expect(await findBookOptions(mark.slice(0, -1))).toEqual([
    { value: String(short), label: `${mark} (1762)` },
    { value: String(long), label: `${mark} and Sophie` },
  ]);
  expect(await findBookOptions(mark.replace("É", "e"))).toEqual([{ value: String(short), label: `${mark} (1762)` }]);
  expect(await findBookOptions(" ! ")).toEqual([]);
  expect(await bookNames([short, 2_000_000_000])).toEqual(new Map([[short, mark]]));
});
