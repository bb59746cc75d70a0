import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { db } from "../lib/db/client";
// Where the files of imports lie on PostgreSQL.
import "../lib/import/testing";
import { insertActor } from "../lib/testing/factories";
import { importFile } from "./import-file";

const folder = mkdtempSync(join(tmpdir(), "deckle-import-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { username } = await insertActor("manager");
const path = (name: string, text?: string) => {
  if (text !== undefined) writeFileSync(join(folder, name), text);
  return join(folder, name);
};

let printed: string[];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line) => void printed.push(String(line)));
});

const counts = async () => [await db.book.count(), await db.import.count()];

it("says what it would do, and does nothing", async () => {
  const before = await counts();
  const file = path("books.csv", "Title,Year\nDry as dust,1999\nBad,soon\n");
  const problems = path("problems.csv");
  expect(await importFile({ file, username: username, entity: "book", isDryRun: true, problems })).toBe(3);
  expect(printed).toContain("2 rows: 1 new, 0 changed,");
  expect(readFileSync(problems, "utf8")).toContain("Bad,soon,Published: Enter a year such as 1937 or 750 BCE.");
  expect(await counts()).toEqual(before);
});

it("brings a file in as it was told to match it", async () => {
  const file = path("german.csv", "Was;Wer\nBuch;Autorin\n");
  const map = path("map.json", JSON.stringify({ columns: { Was: "title", Wer: "authors" } }));
  expect(await importFile({ file, username: username, entity: "book", map, isDryRun: false })).toBe(0);
  expect(printed.join("\n")).toContain("1 added, 0 changed, 0 unchanged, 0 skipped, 0 rejected");
  const where = { title: "Buch" };
  const book = await db.book.findFirstOrThrow({ where, include: { authors: { include: { author: true } } } });
  expect(book.authors[0]?.author.name).toBe("Autorin");
  expect(await importFile({ file, username: username, entity: "book", map, isDryRun: false })).toBe(0);
  expect(printed).toContain("Nothing would change: all rows exist already, with no empty fields to fill.");
});

it("says in a sentence what is wrong", async () => {
  const file = path("ok.csv", "Title\nA\n");
  const wish = { file, username, entity: "book", isDryRun: true } as const;
  await expect(importFile({ ...wish, username: "nobody" })).rejects.toThrow("No user named nobody.");
  await expect(importFile({ ...wish, entity: "user" })).rejects.toThrow("You don’t have permission to do this.");
  const map = path("invalid.json", JSON.stringify({ columns: { Nix: "title" } }));
  await expect(importFile({ ...wish, map })).rejects.toThrow("The file has no column named Nix.");
  await expect(importFile({ ...wish, map: path("half.json", "{") })).rejects.toThrow("The mapping is not valid JSON");
  await expect(importFile({ ...wish, file: "/no/such.csv" })).rejects.toThrow("File not found: /no/such.csv.");
  await expect(importFile({ ...wish, file: path("zip.csv", "PK\u0003\u0004") })).rejects.toThrow(/\.$/);
});
