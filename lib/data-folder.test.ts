import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { prepareDataFolder } from "./data-folder";
import { InvalidEnvError } from "./env";

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "deckle-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the data folder is made for its owner alone, and nothing is left in it", () => {
  const folder = join(newFolder(), "data");
  prepareDataFolder(folder);
  prepareDataFolder(folder);
  expect([statSync(folder).mode & 0o777, readdirSync(folder)]).toEqual([0o700, []]);
});

test("one that can't be written to stops the start, with a sentence that names it", () => {
  const folder = join(newFolder(), "a-file", "data");
  writeFileSync(join(folder, ".."), "");
  const sentence = `The folder ${folder} can't be written to (ENOTDIR). Let the user who runs Deckle write there, or change DATABASE_URL.`;
  expect(() => prepareDataFolder(folder, true)).toThrow(new InvalidEnvError(sentence));
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  prepareDataFolder(folder, false);
  expect(warn).toHaveBeenCalledWith(sentence);
});
