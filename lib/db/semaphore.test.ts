import { expect, test } from "vitest";
import { Semaphore } from "./semaphore";

test("those who wait get in, first come, first served", async () => {
  const turns = new Semaphore(1);
  const order: string[] = [];
  await turns.acquire(1000);
  const waiting = ["first", "second", "third"].map(async (name) => {
    expect(await turns.acquire(1000)).toBe(true);
    order.push(name);
    turns.release();
  });
  expect(order).toEqual([]);
  turns.release();
  await Promise.all(waiting);
  expect(order).toEqual(["first", "second", "third"]);
});

test("who has waited too long is told so, and takes nobody's turn away", async () => {
  const turns = new Semaphore(1);
  await turns.acquire(1000);
  expect(await turns.acquire(1)).toBe(false);
  const next = turns.acquire(1000);
  turns.release();
  expect(await next).toBe(true);
  turns.release();
  expect(await turns.acquire(0)).toBe(true);
});

test("as many are in at once as there are turns", async () => {
  const turns = new Semaphore(2);
  expect(await Promise.all([turns.acquire(1), turns.acquire(1), turns.acquire(1)])).toEqual([true, true, false]);
});

test("one holder takes no more than theirs, and keeps nobody behind them waiting", async () => {
  const turns = new Semaphore(2, 1);
  expect([await turns.acquire(1, "ada"), await turns.acquire(0, "ada")]).toEqual([true, false]);
  const order: string[] = [];
  const waiting = ["ada", "bob", "cleo"].map(async (name) => {
    expect(await turns.acquire(60_000, name)).toBe(true);
    order.push(name);
  });
  await waiting[1];
  turns.release("bob");
  await waiting[2];
  turns.release("ada");
  await waiting[0];
  expect(order).toEqual(["bob", "cleo", "ada"]);
});
