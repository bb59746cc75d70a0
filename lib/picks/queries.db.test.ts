import { expect, it } from "vitest";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { write } from "../db/write-transaction";
import { insertUser, toActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { deactivateUser } from "../users/commands";
import { createPick } from "./commands";
import { publicPicks, publicPicksOf } from "./queries";

const admin = toActor(await insertUser({ role: "admin" }));
const makeBook = async () => expectDone(await execute(createBook, { title: unique("Book") }, as(admin))).id;

async function recommend(user: Awaited<ReturnType<typeof insertUser>>, bookId: number, values: object = {}) {
  const input = { bookId, text: "Read it.", published: "yes", ...values };
  return expectDone(await execute(createPick, input, as(toActor(user)))).id;
}

it("customers see published picks, featured ones first in their order", async () => {
  await write((tx) => tx.pick.deleteMany());
  const user = await insertUser();
  const plain = await recommend(user, await makeBook());
  const second = await recommend(user, await makeBook(), { position: 2 });
  const first = await recommend(user, await makeBook(), { position: 1 });
  await recommend(user, await makeBook(), { published: "no", position: 1 });
  const later = await recommend(user, await makeBook());
  const { picks, total } = await publicPicks({ skip: 0, count: 10 });
  expect(picks.map(({ id }) => id)).toEqual([first, second, later, plain]);
  expect(total).toBe(4);
  expect((await publicPicks({ skip: 3, count: 10 })).picks.map(({ id }) => id)).toEqual([plain]);
});

it("they see what its author is called, never a username", async () => {
  const book = await makeBook();
  const [named, nameless] = [await insertUser({ displayName: "Ann" }), await insertUser()];
  await recommend(named, book);
  await recommend(nameless, book);
  const picks = await publicPicksOf(book);
  expect(picks.map(({ by }) => by).sort()).toEqual(["Ann", "One of our booksellers"]);
  expect(JSON.stringify(picks)).not.toContain(nameless.username);
});

it("picks of somebody who is deactivated are not shown any more", async () => {
  const user = await insertUser();
  const book = await makeBook();
  const id = await recommend(user, book);
  expect(await publicPicksOf(book)).toMatchObject([{ id }]);
  expectDone(await execute(deactivateUser, { id: user.id, version: 1 }, as(admin)));
  expect(await publicPicksOf(book)).toEqual([]);
  expect((await publicPicks({ skip: 0, count: 1_000 })).picks.map((pick) => pick.id)).not.toContain(id);
});
