import { expect, test } from "vitest";
import { Semaphore } from "./semaphore";

test("grants permits in order of arrival", async () => {
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

test("returns false after the timeout, without using a permit", async () => {
  const semaphore = new Semaphore(1);
  await semaphore.acquire(1000);
  expect(await semaphore.acquire(1)).toBe(false);
  const next = semaphore.acquire(1000);
  semaphore.release();
  expect(await next).toBe(true);
  semaphore.release();
  expect(await semaphore.acquire(0)).toBe(true);
});

test("grants as many permits as its size", async () => {
  const semaphore = new Semaphore(2);
  expect(await Promise.all([semaphore.acquire(1), semaphore.acquire(1), semaphore.acquire(1)])).toEqual([
    true,
    true,
    false,
  ]);
});

test("limits the permits of one holder without blocking others", async () => {
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
