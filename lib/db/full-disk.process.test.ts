/** A disk that is really full: what was acknowledged is there, and what is not is said with a sentence. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { env } from "../env";

// Processes take their time to start, on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const RUN = `exec "${process.execPath}" --import tsx lib/testing/save-until-full.ts "$FOLDER/ballast"`;

/** Runs the shell's lines in an empty folder with a copy of this test's database. */
function inShell(lines: string[], prefix: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), "deckle-full-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [command = "", ...words] = [...prefix, "sh", "-euc", lines.join("\n")];
  const { stdout, stderr, status } = spawnSync(command, words, {
    env: { ...process.env, FOLDER: folder, FROM: env.sqliteFile, DATABASE_URL: `file:${folder}/deckle.db` },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** A namespace of one's own, where even those who are not root may mount a small disk; not every system has them. */
const OWN_MOUNTS = ["unshare", "--user", "--map-root-user", "--mount"];
const mayMount = () => {
  try {
    execFileSync(OWN_MOUNTS[0] as string, [...OWN_MOUNTS.slice(1), "mount", "-t", "tmpfs", "none", "/mnt"]);
    return true;
  } catch {
    return false;
  }
};

test.runIf(mayMount())("on a small disk that fills up, nothing acknowledged is lost", () => {
  const lines = [
    'mount -t tmpfs -o size=8m none "$FOLDER"',
    'cp "$FROM" "$FOLDER/deckle.db"',
    'head -c 5500000 /dev/zero > "$FOLDER/ballast"',
    RUN,
  ];
  expect(inShell(lines, OWN_MOUNTS)).toEqual({
    acknowledged: expect.any(Number),
    lost: [],
    saidOtherwise: [],
    sentences: ["The disk is full. Nothing was saved. Ask an admin to free some space, then try again."],
    after: true,
    check: "ok",
  });
});

test("loses no acknowledged write when files can no longer grow", () => {
  // In blocks of 512 bytes. It is the log that comes to its limit: SQLite says that the disk has failed.
  const lines = ['cp "$FROM" "$FOLDER/deckle.db"', 'touch "$FOLDER/ballast"', "ulimit -f 3000", RUN];
  const { sentences, ...seen } = inShell(lines);
  expect(seen).toMatchObject({ lost: [], saidOtherwise: [], check: "ok" });
  expect(sentences[0]).toMatch(/^The disk (is full|reported an error)\. Nothing was saved\./);
});
