/** Copies that a file of books brings. */
import { describe, expect, it } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { createStore } from "../stores/commands";
import { insertActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { importProblems } from "./queries";
import { importCsv } from "./testing";

const actor = await insertActor("manager");

const titled = (title: string) =>
  db.book.findMany({ where: { title }, include: { stock: { orderBy: { storeId: "asc" } } } });

describe("stock", () => {
  const store = async () => {
    const name = unique("Store");
    return { name, id: expectDone(await execute(createStore, { name }, as(actor))).id };
  };

  it("is set, added, or left", async () => {
    const [one, two] = [await store(), await store()];
    const text = `Title,Copies at ${one.name},${two.name}\nStocked,3.0,\n`;
    expect((await importCsv(actor, "book", text)).counts).toEqual({ created: 1, stock: 1 });
    const stock = async () => (await titled("Stocked"))[0]?.stock.map(({ storeId, quantity }) => [storeId, quantity]);
    expect(await stock()).toEqual([[one.id, 3]]);
    expect((await importCsv(actor, "book", text)).counts).toEqual({ unchanged: 1 });
    const more = `Title,Copies at ${one.name},${two.name}\nStocked,2,0\n`;
    expect((await importCsv(actor, "book", more, { stock: "leave" })).counts).toEqual({ unchanged: 1 });
    expect((await importCsv(actor, "book", more, { stock: "add" })).plan.samples.changed[0]?.differences).toEqual([
      { label: `Copies at ${one.name}`, was: "3", now: "5" },
    ]);
    expect((await importCsv(actor, "book", more)).counts).toEqual({ changed: 1, stock: 1 });
    expect(await stock()).toEqual([
      [one.id, 2],
      [two.id, 0],
    ]);
  });

  it("is at the store that the row names", async () => {
    const { name, id } = await store();
    const rows = [`Placed,${name.toUpperCase()},4`, "Misplaced,Nowhere,1", "Unplaced,,1", "Uncounted,Nowhere,"];
    const done = await importCsv(actor, "book", `Title,Store,Copies\n${rows.join("\n")}\n`);
    expect(done.plan).toMatchObject({ created: 2, rejected: 2 });
    expect((await importProblems(actor, done.id, {})).problems).toMatchObject([
      { line: 3, kind: "store.unknown", reason: "There is no store called Nowhere." },
      { line: 4, kind: "store.unknown" },
    ]);
    expect((await titled("Placed"))[0]?.stock).toMatchObject([{ storeId: id, quantity: 4 }]);
  });

  it("is a number in plain digits: a sign, or a thousand that may be one, is refused", async () => {
    const { name } = await store();
    const counts = ["+5", "-5", "\u22125", '"1,000"', "1.000", "1e3", "\uff15", "1 000", "2.5"];
    const rows = counts.map((count, at) => `Signed ${at},${count}`);
    const done = await importCsv(actor, "book", `Title,Copies at ${name}\n${rows.join("\n")}\nPlain,5\n`);
    expect(done.plan).toMatchObject({ created: 1, rejected: counts.length });
    const { problems } = await importProblems(actor, done.id, {});
    expect(problems.map(({ kind, reason }) => [kind, reason])).toEqual(
      counts.map(() => ["invalid.copies", expect.stringContaining("in digits alone")]),
    );
  });
});
