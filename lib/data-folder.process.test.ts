import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";

// Processes take their time to start, on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "deckle-data-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs one of our scripts for an installation in `folder`, under a umask. */
function run(script: string, folder: string, umask = "022") {
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", `umask ${umask}; exec "${process.execPath}" --import tsx ${script}`],
    { env: { ...process.env, DATABASE_URL: `file:${folder}/deckle.db` }, encoding: "utf8" },
  );
  return { status, stdout, stderr: stderr.trim() };
}

test.each(["000", "022"])("what belongs to an installation is its owner's alone, under umask %s, too", (umask) => {
  const { stdout, stderr } = run("lib/testing/make-files.ts", join(newFolder(), "data"), umask);
  const modes: Record<string, string> = JSON.parse(stdout || stderr);
  const folders = [".", "covers", "covers/ab", "imports", "imports/1", "imports/uploads"];
  expect(modes).toEqual(
    Object.fromEntries(Object.keys(modes).map((name) => [name, folders.includes(name) ? "700" : "600"])),
  );
  expect(Object.keys(modes)).toEqual(
    expect.arrayContaining([
      ...folders,
      ...["deckle.db", "deckle.db-wal", "deckle.db-shm", "setup-code.txt", "actions-key.txt", "first-sign-in.txt"],
      ...["imports/1/file", "imports/1/plan.json", "imports/1/problems.jsonl"],
    ]),
  );
  expect(Object.keys(modes).filter((name) => name.endsWith(".webp"))).toHaveLength(2);
});

test("a database that can't be written to stops the start with a sentence that names it", () => {
  const folder = newFolder();
  writeFileSync(join(folder, "a-file"), "");
  const inFile = run("scripts/db.ts migrate", join(folder, "a-file"));
  expect(inFile).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The database file .*deckle\.db can't be opened: .*\.$/),
  });

  expect(run("scripts/db.ts migrate", folder).status).toBe(0);
  // Whoever is root may write whatever a file's permissions say.
  if (process.getuid?.() === 0) return;
  chmodSync(join(folder, "deckle.db"), 0o400);
  const { status, stderr } = run("scripts/db.ts migrate", folder);
  expect(status).toBe(1);
  expect(stderr).toBe(
    `The database file ${folder}/deckle.db can't be opened: the file ${folder}/deckle.db can't be written to. Fix this, or change DATABASE_URL.`,
  );
});
