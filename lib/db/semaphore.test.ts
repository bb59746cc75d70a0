import { expect, test } from "vitest";
import { Semaphore } from "./semaphore";

test("those who wait get in, first come, first served", async () => {
  const semaphore = new Semaphore(1);
  const order: string[] = [];
  await semaphore.acquire(1000);
  const waiting = ["first", "second", "third"].map(async (name) => {
    expect(await semaphore.acquire(1000)).toBe(true);
    order.push(name);
    semaphore.release();
  });
  expect(order).toEqual([]);
  semaphore.release();
  await Promise.all(waiting);
  expect(order).toEqual(["first", "second", "third"]);
});

test("who has waited too long is told so, and takes nobody's turn away", async () => {
  const semaphore = new Semaphore(1);
  await semaphore.acquire(1000);
  expect(await semaphore.acquire(1)).toBe(false);
  const next = semaphore.acquire(1000);
  semaphore.release();
  expect(await next).toBe(true);
  semaphore.release();
  expect(await semaphore.acquire(0)).toBe(true);
});

test("as many are in at once as there are turns", async () => {
  const semaphore = new Semaphore(2);
  expect(await Promise.all([semaphore.acquire(1), semaphore.acquire(1), semaphore.acquire(1)])).toEqual([
    true,
    true,
    false,
  ]);
});

test("one holder takes no more than theirs, and keeps nobody behind them waiting", async () => {
  const semaphore = new Semaphore(2, 1);
  expect([await semaphore.acquire(1, "ada"), await semaphore.acquire(0, "ada")]).toEqual([true, false]);
  const order: string[] = [];
  const waiting = ["ada", "bob", "cleo"].map(async (name) => {
    expect(await semaphore.acquire(60_000, name)).toBe(true);
    order.push(name);
  });
  await waiting[1];
  semaphore.release("bob");
  await waiting[2];
  semaphore.release("ada");
  await waiting[0];
  expect(order).toEqual(["bob", "cleo", "ada"]);
});
