import { beforeEach, expect, test } from "vitest";
import { findTyped, forgetSession, forgetTyped, keepTyped } from "./local-drafts";

const now = Date.now();
const path = "/desk/books/new";
const typed = { id: "one", at: now, values: { title: "Emma" } };
const day = 24 * 60 * 60 * 1000;

let entries: Map<string, string>;
let storage: Storage;

beforeEach(() => {
  entries = new Map();
  storage = {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => entries.set(name, text),
  } as unknown as Storage;
});

const everything = () => [...entries.values()].join();

test("what is typed is found at its own address, by its own session", () => {
  keepTyped(storage, "mine", path, typed);
  expect(findTyped(storage, "mine", path, now)).toEqual(typed);
  expect(findTyped(storage, "mine", "/desk/books/1/edit", now)).toBeUndefined();
});

test("another session finds nothing, and leaves nothing of it behind", () => {
  keepTyped(storage, "mine", path, typed);
  expect(findTyped(storage, "theirs", path, now)).toBeUndefined();
  expect(everything()).not.toContain("Emma");
});

test("no password, token or code is ever kept", () => {
  const values = { title: "Emma", newPassword: "typed secret", token: "typed secret", code: "typed secret" };
  keepTyped(storage, "mine", path, { ...typed, values });
  expect(everything()).toContain("Emma");
  expect(everything()).not.toContain("typed secret");
});

test("it is gone after a day, from the device too", () => {
  keepTyped(storage, "mine", path, typed);
  expect(findTyped(storage, "mine", path, now + day - 1)).toBeDefined();
  expect(findTyped(storage, "mine", "/elsewhere", now + day)).toBeUndefined();
  expect(everything()).not.toContain("Emma");
});

test("saved, it is forgotten; what another tab typed at the same address is not", () => {
  keepTyped(storage, "mine", path, typed);
  forgetTyped(storage, "mine", path, "other tab");
  expect(findTyped(storage, "mine", path, now)).toBeDefined();
  forgetTyped(storage, "mine", path, "one");
  expect(findTyped(storage, "mine", path, now)).toBeUndefined();
});

test("after signing out nothing is left, and a tab that is still open keeps nothing", () => {
  keepTyped(storage, "mine", path, typed);
  forgetSession(storage);
  keepTyped(storage, "mine", path, typed);
  expect(everything()).not.toContain("Emma");
  keepTyped(storage, "next", path, { ...typed, values: { title: "Persuasion" } });
  keepTyped(storage, "mine", path, typed);
  expect(everything()).not.toContain("Emma");
  expect(findTyped(storage, "mine", path, now)).toBeUndefined();
  expect(findTyped(storage, "next", path, now)?.values).toEqual({ title: "Persuasion" });
});

test("it is bounded: nothing very large, and the latest 20 forms", () => {
  keepTyped(storage, "mine", path, { ...typed, values: { title: "x".repeat(200_000) } });
  expect(entries.size).toBe(0);
  for (let n = 0; n < 30; n++) keepTyped(storage, "mine", `/${n}`, { ...typed, at: now + n });
  expect(findTyped(storage, "mine", "/9", now + 30)).toBeUndefined();
  expect(findTyped(storage, "mine", "/10", now + 30)).toBeDefined();
  expect(findTyped(storage, "mine", "/29", now + 30)).toBeDefined();
});

test("what cannot be read or written is as if nothing were kept", () => {
  entries.set("deckle-typed", "not json");
  expect(findTyped(storage, "mine", path, now)).toBeUndefined();
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  keepTyped(storage, "mine", path, typed);
});

test.each([5, null, {}, { ...typed, values: 5 }, { ...typed, values: { title: { a: 1 } } }, { ...typed, id: 3 }])(
  "what is nothing that a form kept is not there: %j",
  (rubbish) => {
    entries.set("deckle-typed", JSON.stringify({ session: "mine", forms: { [path]: rubbish, "/whole": typed } }));
    expect(findTyped(storage, "mine", path, now)).toBeUndefined();
    expect(findTyped(storage, "mine", "/whole", now)).toEqual(typed);
  },
);
