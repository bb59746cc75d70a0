import fc from "fast-check";
import { expect, test } from "vitest";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createComputer, updateComputer } from "../computers/commands";
import { db } from "../db/client";
import { adjustStock, removeFromStore, setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { undoChangeSet } from "../undo/commands";
import { getRecordHistory } from "./queries";

const manager = await createActor("manager");

const newBook = (title: string) => execute(createBook, { title }, as(manager)).then(expectDone);
const changesOf = async (...of: Parameters<typeof getRecordHistory>) =>
  (await getRecordHistory(...of))?.page.changes ?? [];
const creationOf = async (entity: "book" | "computer", id: number) =>
  (await changesOf(manager, entity, id)).filter((change) => change.entity === entity && change.action === "create");

test("a row's creation says what it was added with, whatever became of it", async () => {
  const added = fc.record({
    memory: fc.integer({ min: 1, max: 999 }),
    note: fc.option(fc.constantFrom("attic", "on loan", "é")),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(added, { minLength: 1, maxLength: 5 }), async ([first, ...edits]) => {
      const name = unique("Till");
      const { id } = expectDone(await execute(createComputer, { name, ...first }, as(manager)));
      const [said, ...others] = await creationOf("computer", id);
      for (const edit of edits) {
        const { version } = await db.computer.findUniqueOrThrow({ where: { id } });
        expectDone(await execute(updateComputer, { id, version, name: unique("Till"), ...edit }, as(manager)));
      }
      expect(others).toEqual([]);
      expect(said?.differences).toEqual([
        { label: "Name", kind: "created", after: name },
        { label: "Memory (GB)", kind: "created", after: String(first?.memory) },
        ...(first?.note ? [{ label: "Note", kind: "created", after: first.note }] : []),
      ]);
      expect((await creationOf("computer", id))[0]?.differences).toEqual(said?.differences);
    }),
    { numRuns: 15 },
  );
});

test("also one that was deleted, and came back as it was then", async () => {
  const [first, last, ann] = [unique("Emma"), unique("Emma"), unique("Ann")];
  const input = { title: first, authors: [{ name: ann }] };
  const { id } = expectDone(await execute(createBook, input, as(manager)));
  const { authorId } = await db.bookAuthor.findFirstOrThrow({ where: { bookId: id } });
  const edited = { id, version: 1, title: last, authors: [{ authorId, role: "editor" }] };
  expectDone(await execute(updateBook, edited, as(manager)));
  expectDone(await execute(deleteBook, { id, version: 2 }, as(manager)));
  const added = [
    { label: "Title", kind: "created", after: first },
    { label: "Authors", kind: "created", after: ann },
  ];
  expect((await creationOf("book", id)).map(({ differences }) => differences)).toEqual([added]);

  const { changeSetId } = await db.change.findFirstOrThrow({
    where: { entity: "book", entityId: id, action: "delete" },
  });
  expectDone(await execute(undoChangeSet, { id: changeSetId }, as(manager)));
  expect((await creationOf("book", id)).map(({ differences }) => differences)).toEqual([
    [
      { label: "Title", kind: "created", after: last },
      { label: "Authors", kind: "created", after: `${ann} (editor)` },
    ],
    added,
  ]);
});

test("a book's history has that of its places in the stores, those that it has left among them", async () => {
  const { id: bookId } = await newBook(unique("Emma"));
  const other = await newBook(unique("Persuasion"));
  const stores = [];
  for (const name of [unique("Quay"), unique("Hill")]) {
    stores.push(expectDone(await execute(createStore, { name }, as(manager))).id);
  }
  const [quay, hill] = stores;
  expectDone(await execute(setStock, { bookId, storeId: quay, quantity: 2 }, as(manager)));
  expectDone(await execute(adjustStock, { bookId, storeId: quay, by: -2 }, as(manager)));
  expectDone(await execute(setStock, { bookId: other.id, storeId: quay, quantity: 5 }, as(manager)));
  expectDone(await execute(removeFromStore, { bookId, storeId: quay }, as(manager)));
  for (let copy = 0; copy < 60; copy++) {
    expectDone(await execute(adjustStock, { bookId, storeId: hill, by: 1 }, as(manager)));
  }
  const shown = [];
  let at: string | undefined;
  do {
    const page = (await getRecordHistory(manager, "book", bookId, at))?.page;
    shown.push(...(page?.changes ?? []));
    at = page?.next;
  } while (at);
  const all = await db.change.findMany({ where: { changeSet: { actorId: manager.id } }, orderBy: { id: "desc" } });
  const others = await db.stock.findFirstOrThrow({ where: { bookId: other.id } });
  const first = await db.change.findFirstOrThrow({ where: { entity: "book", entityId: bookId } });
  const expected = all.filter(
    ({ id, entity, entityId }) => id === first.id || (id > first.id && entity === "stock" && entityId !== others.id),
  );
  expect(shown.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(shown.length).toBeGreaterThan(60);
  const back = await getRecordHistory(manager, "book", bookId, `-${shown.at(-1)?.id}`);
  expect(back?.page.changes.map(({ id }) => id)).toEqual(shown.slice(-51, -1).map(({ id }) => id));
});
