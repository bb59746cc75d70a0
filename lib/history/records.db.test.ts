// @postgresql: raw SQL
import { expect, test } from "vitest";
import { createAuthor, deleteAuthor } from "../authors/commands";
import { createBook, updateBook } from "../books/commands";
import { execute } from "../commands/execute";
import { QueryTimeoutError } from "../db/query-worker";
import { exhaustWorkers } from "../testing/exhaust-workers";
import { insertActor } from "../testing/factories";
import { as } from "../testing/outcomes";
import { createUser } from "../users/commands";
import { listHistory } from "./queries";
import { recordField } from "./records";
import { visibleEntities } from "./visibility";

test("the history is asked about a record by its name, also one that was deleted", async () => {
  const admin = await insertActor("admin");
  const book = await execute(createBook, { title: "Zephyr of Zürich" }, as(admin));
  const author = await execute(createAuthor, { name: "Zoë Zephyrine" }, as(admin));
  const user = await execute(createUser, { username: "zephyr", email: "zephyr@example.com" }, as(admin));
  if (!book.ok || !author.ok || !user.ok) throw new Error("not made");
  await execute(updateBook, { id: book.result.id, version: 1, title: "Zephyr of Zürich", year: 1999 }, as(admin));
  await execute(deleteAuthor, { id: author.result.id, version: 1 }, as(admin));

  const all = recordField(visibleEntities(admin));
  const found = (await all.searchOptions?.("zephyr")) ?? [];
  expect(found.map(({ label }) => label).sort()).toEqual(["Zephyr of Zürich (book)", "zephyr (user)"]);
  const [deleted] = (await all.searchOptions?.("ZOE ze")) ?? [];
  expect(deleted?.label).toBe("Zoë Zephyrine (author, deleted)");

  const key = (label: string) => [...found, deleted].find((choice) => choice?.label === label)?.value;
  const about = async (label: string) => {
    const { rows } = await listHistory(admin, { where: `record==${key(label)}` });
    return rows.map(({ command }) => command);
  };
  expect(await about("Zephyr of Zürich (book)")).toEqual(["updateBook", "createBook"]);
  expect(await about("Zoë Zephyrine (author, deleted)")).toEqual(["deleteAuthor", "createAuthor"]);

  const manager = await insertActor("manager");
  const ofManager = recordField(visibleEntities(manager));
  expect((await ofManager.searchOptions?.("zephyr"))?.map(({ label }) => label)).toEqual(["Zephyr of Zürich (book)"]);
  const { rows } = await listHistory(manager, { where: `record==${key("zephyr (user)")}` });
  expect(rows).toEqual([]);
});

test("a deleted record is found by its name, however many others are called the same", async () => {
  const admin = await insertActor("admin");
  const made = [];
  for (let at = 0; at < 25; at++) made.push(await execute(createAuthor, { name: "Quintilla Ypsilanti" }, as(admin)));
  const [first] = made;
  if (!first?.ok) throw new Error("not made");
  await execute(deleteAuthor, { id: first.result.id, version: 1 }, as(admin));
  const found = (await recordField(visibleEntities(admin)).searchOptions?.("quintilla ypsilanti")) ?? [];
  expect(found).toHaveLength(20);
  expect(found.at(-1)?.label).toBe("Quintilla Ypsilanti (author, deleted)");
});

test("a whole ISBN leads to its book without a turn off the event loop", async () => {
  const admin = await insertActor("admin");
  await execute(createBook, { title: "Quokkas", isbn: "9780141439587" }, as(admin));
  await exhaustWorkers();
  const { searchOptions: find } = recordField(visibleEntities(admin));
  expect((await find?.("978-0-14-143958-7"))?.map(({ label }) => label)).toEqual(["Quokkas (book)"]);
  await expect(find?.("two words")).rejects.toThrow(QueryTimeoutError);
});
