import { expect, it } from "vitest";
import { demoSchema } from "@/lib/demo/schema";
import { parseHours } from "@/lib/stores/hours";
import { period } from "./period";
import { seedPlan } from "./plan";
import { publisherOf } from "./publishers";
import { Random } from "./random";

const plan = seedPlan();
const copiesAt = plan.stores.map((_, store) =>
  plan.stock.filter((row) => row.store === store).reduce((sum, { quantity }) => sum + quantity, 0),
);

it("is the same each time", () => {
  expect(seedPlan()).toEqual(plan);
  // And on every machine: a change of these numbers is a change of everybody's demo.
  const random = new Random("books");
  expect([random.whole(0, 999), random.whole(0, 999), random.whole(0, 999)]).toEqual([667, 391, 475]);
});

it("is what the forms would accept, and keeps its hours as the form does", () => {
  expect(demoSchema.safeParse({ ...plan, password: "three unlikely words" }).error).toBeUndefined();
  for (const { openingHours } of plan.stores) {
    if (openingHours) expect(parseHours(openingHours)).toMatchObject({ ok: true, text: openingHours });
  }
});

it("has five stores, Harbour Street the largest and one of them closed", () => {
  expect(plan.stores.map(({ name }) => name)).toContain("Harbour Street");
  expect(plan.stores.filter(({ open }) => !open)).toHaveLength(1);
  expect(Math.max(...copiesAt)).toBe(copiesAt[plan.stores.findIndex(({ name }) => name === "Harbour Street")]);
  for (const copies of copiesAt) expect(copies).toBeGreaterThan(100);
});

it("has piles of a few books, and none of many", () => {
  const piles = new Set(plan.stock.filter(({ quantity }) => quantity >= 10).map(({ book }) => book));
  expect(piles.size).toBeGreaterThan(10);
  expect(piles.size).toBeLessThan(60);
  const somewhere = new Set(plan.stock.filter(({ quantity }) => quantity > 0).map(({ book }) => book));
  expect(plan.books.length - somewhere.size).toBeGreaterThan(200);
  for (const { book } of plan.stock) expect(plan.books[book]?.format).not.toBe("ebook");
});

it("has twelve computers with 8, 16 or 32 GB, some in no store", () => {
  expect(plan.computers).toHaveLength(12);
  expect(new Set(plan.computers.map(({ memory }) => memory))).toEqual(new Set([8, 16, 32]));
  expect(plan.computers.filter(({ store }) => store === null).length).toBeGreaterThan(1);
  expect(new Set(plan.computers.map(({ serialNumber }) => serialNumber)).size).toBe(12);
});

it("happened in the two years of the period, a stock row after its book", () => {
  const times = [plan.books, plan.authors, plan.stores, plan.computers].flat().map(({ createdAt }) => createdAt);
  for (const time of [...times, ...plan.users.map(({ registeredAt }) => registeredAt)]) {
    expect(time.getTime()).toBeGreaterThanOrEqual(Date.parse("2024-10-01"));
    expect(time.getTime()).toBeLessThan(period.end.getTime());
  }
  for (const { book, updatedAt } of plan.stock) {
    expect(updatedAt.getTime()).toBeGreaterThanOrEqual(plan.books[book]?.createdAt.getTime() ?? Infinity);
    expect(updatedAt.getTime()).toBeLessThan(period.end.getTime());
  }
});

it("knows a publisher by their block of numbers", () => {
  expect(publisherOf("9780142437209")).toBe("Penguin");
  expect(publisherOf("9782266079990")).toBeNull();
  expect(publisherOf(null)).toBeNull();
});
