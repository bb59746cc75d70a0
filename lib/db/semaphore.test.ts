import { expect, test } from "vitest";
import { Turns } from "./semaphore";

test("those who wait get in, first come, first served", async () => {
  const turns = new Turns(1);
  const order: string[] = [];
  await turns.take(1000);
  const waiting = ["first", "second", "third"].map(async (name) => {
    expect(await turns.take(1000)).toBe(true);
    order.push(name);
    turns.leave();
  });
  expect(order).toEqual([]);
  turns.leave();
  await Promise.all(waiting);
  expect(order).toEqual(["first", "second", "third"]);
});

test("who has waited too long is told so, and takes nobody's turn away", async () => {
  const turns = new Turns(1);
  await turns.take(1000);
  expect(await turns.take(1)).toBe(false);
  const next = turns.take(1000);
  turns.leave();
  expect(await next).toBe(true);
  turns.leave();
  expect(await turns.take(0)).toBe(true);
});

test("as many are in at once as there are turns", async () => {
  const turns = new Turns(2);
  expect(await Promise.all([turns.take(1), turns.take(1), turns.take(1)])).toEqual([true, true, false]);
});

test("one holder takes no more than theirs, and keeps nobody behind them waiting", async () => {
  const turns = new Turns(2, 1);
  expect([await turns.take(1, "ada"), await turns.take(0, "ada")]).toEqual([true, false]);
  const order: string[] = [];
  const waiting = ["ada", "bob", "cleo"].map(async (name) => {
    expect(await turns.take(60_000, name)).toBe(true);
    order.push(name);
  });
  await waiting[1];
  turns.leave("bob");
  await waiting[2];
  turns.leave("ada");
  await waiting[0];
  expect(order).toEqual(["bob", "cleo", "ada"]);
});
