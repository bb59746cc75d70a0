/** The command line: how it ends. What it does is in user-tasks.db.test.ts. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { getLinkUsername } from "@/lib/auth/links";
import { createActor } from "@/lib/testing/factories";

// Each starts several processes, and the machine may have other things to do.
function user(words: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/user.ts", ...words], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

test("a reset prints the link alone, for whoever reads it, and ends", async () => {
  const { username } = await createActor("admin");
  const { status, stdout } = user(["reset", username], { PUBLIC_URL: "https://books.example.com" });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^https:\/\/books\.example\.com\/one-time-link\/[\w-]{43}$/);
  expect(await getLinkUsername(stdout.split("/").at(-1) ?? "")).toBe(username);
});

test("what goes wrong ends with 1 and a sentence", () => {
  const unknown = user(["reset", "nobody"]);
  expect(unknown).toMatchObject({ status: 1, stderr: expect.stringMatching(/^No user named nobody[^\n]*$/) });
  const missing = user(["list"], { DATABASE_URL: "file:/nowhere/at/all.db" });
  expect(missing).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Nothing was changed: [^\n]*$/) });
});

test("what it does not understand ends with 2 and how to use it", () => {
  expect(user(["rest"])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^Unknown command: rest\.\nUsage:/),
  });
  expect(user(["reset"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("reset needs 1 argument; got 0."),
  });
});
