import { beforeEach, expect, test } from "vitest";
import { deleteLocalDraft, deleteSessionDrafts, findLocalDraft, saveLocalDraft } from "./local-drafts";

const now = Date.now();
const path = "/desk/books/new";
const typed = { id: "one", savedAt: now, values: { title: "Emma" } };
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

test("a draft is found at its own path and by its own session", () => {
  saveLocalDraft(storage, "mine", path, typed);
  expect(findLocalDraft(storage, "mine", path, now)).toEqual(typed);
  expect(findLocalDraft(storage, "mine", "/desk/books/1/edit", now)).toBeUndefined();
});

test("another session finds nothing, and deletes it", () => {
  saveLocalDraft(storage, "mine", path, typed);
  expect(findLocalDraft(storage, "theirs", path, now)).toBeUndefined();
  expect(everything()).not.toContain("Emma");
});

test("passwords, tokens and codes are never stored", () => {
  const values = { title: "Emma", newPassword: "typed secret", token: "typed secret", code: "typed secret" };
  saveLocalDraft(storage, "mine", path, { ...typed, values });
  expect(everything()).toContain("Emma");
  expect(everything()).not.toContain("typed secret");
});

test("a draft is deleted after a day", () => {
  saveLocalDraft(storage, "mine", path, typed);
  expect(findLocalDraft(storage, "mine", path, now + day - 1)).toBeDefined();
  expect(findLocalDraft(storage, "mine", "/elsewhere", now + day)).toBeUndefined();
  expect(everything()).not.toContain("Emma");
});

test("saving deletes a draft, but not that of another tab at the same path", () => {
  saveLocalDraft(storage, "mine", path, typed);
  deleteLocalDraft(storage, "mine", path, "other tab");
  expect(findLocalDraft(storage, "mine", path, now)).toBeDefined();
  deleteLocalDraft(storage, "mine", path, "one");
  expect(findLocalDraft(storage, "mine", path, now)).toBeUndefined();
});

test("signing out deletes all drafts, and open tabs store nothing more", () => {
  saveLocalDraft(storage, "mine", path, typed);
  deleteSessionDrafts(storage);
  saveLocalDraft(storage, "mine", path, typed);
  expect(everything()).not.toContain("Emma");
  saveLocalDraft(storage, "next", path, { ...typed, values: { title: "Persuasion" } });
  saveLocalDraft(storage, "mine", path, typed);
  expect(everything()).not.toContain("Emma");
  expect(findLocalDraft(storage, "mine", path, now)).toBeUndefined();
  expect(findLocalDraft(storage, "next", path, now)?.values).toEqual({ title: "Persuasion" });
});

test("stores the latest 20 drafts, and none that is too large", () => {
  saveLocalDraft(storage, "mine", path, { ...typed, values: { title: "x".repeat(200_000) } });
  expect(entries.size).toBe(0);
  for (let n = 0; n < 30; n++) saveLocalDraft(storage, "mine", `/${n}`, { ...typed, savedAt: now + n });
  expect(findLocalDraft(storage, "mine", "/9", now + 30)).toBeUndefined();
  expect(findLocalDraft(storage, "mine", "/10", now + 30)).toBeDefined();
  expect(findLocalDraft(storage, "mine", "/29", now + 30)).toBeDefined();
});

test("unreadable or full storage is treated as empty", () => {
  entries.set("deckle-drafts", "not json");
  expect(findLocalDraft(storage, "mine", path, now)).toBeUndefined();
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  saveLocalDraft(storage, "mine", path, typed);
});

test.each([5, null, {}, { ...typed, values: 5 }, { ...typed, values: { title: { a: 1 } } }, { ...typed, id: 3 }])(
  "an invalid draft is ignored: %j",
  (rubbish) => {
    entries.set("deckle-drafts", JSON.stringify({ session: "mine", forms: { [path]: rubbish, "/whole": typed } }));
    expect(findLocalDraft(storage, "mine", path, now)).toBeUndefined();
    expect(findLocalDraft(storage, "mine", "/whole", now)).toEqual(typed);
  },
);
