import { describe, expect, test } from "vitest";
import { isSearch, TokenBuckets, tooManySearchesMessage } from "./search-rate-limit";

const SECOND = 1000;

/** Buckets of 60 tokens, one more each second, and their clock. */
function buckets(mostKeys?: number) {
  const clock = { now: 5 };
  const all = new TokenBuckets(60, () => clock.now, mostKeys);
  /** How many of `tries` searches are let through. */
  const let_ = (key: string, tries = 1000) =>
    Array.from({ length: tries }, () => all.take(key)).filter((wait) => !wait).length;
  return { all, clock, let_ };
}

describe("searches from one address", () => {
  test("are allowed up to the limit at once, and then at that rate per minute", () => {
    const { all, clock, let_ } = buckets();
    expect(let_("ada")).toBe(60);
    expect(all.take("ada")).toBe(1);
    clock.now += 0.4 * SECOND;
    expect(all.take("ada")).toBe(1);
    clock.now += 0.6 * SECOND;
    expect(let_("ada")).toBe(1);
    clock.now += 10 * SECOND;
    expect(let_("ada")).toBe(10);
    clock.now += 3600 * SECOND;
    expect(let_("ada")).toBe(60);
  });

  test("do not count against another address", () => {
    const { let_ } = buckets();
    expect([let_("ada"), let_("bob")]).toEqual([60, 60]);
  });

  test("that are rejected use no tokens", () => {
    const { all, clock, let_ } = buckets();
    let_("ada", 10_000);
    clock.now += SECOND;
    expect(all.take("ada")).toBe(0);
  });

  test("report a wait of more than a second", () => {
    const clock = { now: 0 };
    const slow = new TokenBuckets(2, () => clock.now);
    expect([slow.take("ada"), slow.take("ada"), slow.take("ada")]).toEqual([0, 0, 30]);
    clock.now += 29.5 * SECOND;
    expect(slow.take("ada")).toBe(1);
    expect(tooManySearchesMessage(1)).toContain("Wait a second, and");
    expect(tooManySearchesMessage(30)).toContain("Wait 30 seconds, and");
  });
});

test("remembers a bounded number of addresses, the most recent ones", () => {
  const { all, let_ } = buckets(100);
  let_("ada");
  for (let i = 0; i < 1000; i++) {
    all.take(`stranger ${i}`);
    expect(all.take("ada")).toBe(1);
  }
  expect(all.size).toBe(100);
  expect(let_("stranger 999", 100)).toBe(59);
  expect(let_("stranger 0", 100)).toBe(60);
});

test.each([
  ["/search?q=emma", true],
  ["/search?sort=title&q=emma&cursor=3", true],
  ["/search?q=&q=emma", true],
  ["/api/suggest?q=e", true],
  ["/stores/3?q=emma", true],
  ["/search", false],
  ["/search?q=", false],
  ["/stores/3", false],
  ["/stores/3/hours?q=emma", false],
  ["/books?q=emma", false],
  ["/desk/books?q=emma", false],
  ["/api/desk/suggest?q=e", false],
])("%s is a search: %s", (address, expected) => {
  expect(isSearch(new URL(address, "http://localhost"))).toBe(expected);
});
