/** The command line: what it says, and how it ends. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { migrate } from "@/prisma/migrate/migrate";
import { runQuery } from "@/prisma/migrate/testing";

function db(words: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/db.ts", ...words], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

test("what it does not understand ends with 2 and how to use it", () => {
  expect(db(["rollback", "--bogus"])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/'--bogus'\.\nUsage:/),
  });
  expect(db(["migrat"])).toMatchObject({ status: 2, stderr: expect.stringContaining("Unknown command: migrat.") });
  expect(db(["migrate", "--yes"])).toMatchObject({ status: 2 });
  expect(db(["rollback", "few"])).toMatchObject({ status: 2 });
});

test("what goes wrong ends with 1 and a sentence", () => {
  const bad = db(["status"], { DATABASE_URL: "mysql://somewhere" });
  expect(bad).toMatchObject({ status: 1, stderr: expect.stringMatching(/^DATABASE_URL must begin with [^\n]*$/) });
  const silent = db(["migrate"], { DATABASE_URL: "postgresql://127.0.0.1:1/shop" });
  expect(silent).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^PostgreSQL cannot be reached at 127[^\n]*$/),
  });
});

test("going back over data needs --yes, and says how to go on", async () => {
  const DATABASE_URL = await scratchDatabase();
  expect(db(["migrate"], { DATABASE_URL })).toMatchObject({ status: 0, stdout: expect.stringContaining("Applied ") });
  await runQuery(DATABASE_URL, `INSERT INTO "Store" (name, "nameFold", "updatedAt") VALUES ('A', 'a', '2026-01-01')`);
  const { stdout } = db(["status"], { DATABASE_URL });
  const count = `${stdout.split("\n").length}`;

  const refused = db(["rollback", count], { DATABASE_URL });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("the table Store with 1 row");
  expect(refused.stderr).toContain(`npm run db:rollback -- ${count} --yes`);
  expect(await runQuery(DATABASE_URL, 'SELECT name FROM "Store"')).toEqual([{ name: "A" }]);
  expect(db(["rollback", count, "--yes"], { DATABASE_URL })).toMatchObject({ status: 0 });
});

test("reindex says what it did, and what is left to do by hand", async () => {
  const DATABASE_URL = await scratchDatabase();
  expect(db(["reindex"], { DATABASE_URL })).toMatchObject({ status: 1, stderr: expect.stringContaining("db:migrate") });
  await migrate(DATABASE_URL);
  await runQuery(
    DATABASE_URL,
    `INSERT INTO "Store" (id, name, "nameFold", "updatedAt")
     VALUES (1, 'Quay', 'quay', '2026-01-01'), (2, 'QUAY', 'hill', '2026-01-01'), (3, 'Pier', 'dock', '2026-01-01')`,
  );
  expect(db(["reindex"], { DATABASE_URL })).toEqual({
    status: 1,
    stdout:
      "Indexed and counted 0 authors, 0 books, 0 computers, 0 picks, 3 stores and 0 users.\nUpdated 1 folded column that had been edited outside Deckle.",
    stderr: "Store 2: “QUAY” is already used by another row. Change one of them.",
  });
  expect(await runQuery(DATABASE_URL, 'SELECT "nameFold" FROM "Store" ORDER BY id')).toEqual([
    { nameFold: "quay" },
    { nameFold: "hill" },
    { nameFold: "pier" },
  ]);
});
