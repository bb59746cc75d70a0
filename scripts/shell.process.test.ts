/** Scripts through a pipe. What is at hand in them is in shell-context.db.test.ts. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createActor, unique } from "@/lib/testing/factories";

// Each starts several processes, and the machine may have other things to do.
function shell(input: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/shell.ts", ...words], {
    encoding: "utf8",
    input,
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

test("a script awaits, changes things by commands, and prints what it comes to", async () => {
  const { username } = await createActor("bookseller");
  const name = unique("Author");
  const script = `const { result } = await createAuthor({ name: "${name}" });\n(await authors.getAuthor(me, result.id)).name`;
  expect(shell(script, "--as", username)).toEqual({ status: 0, stdout: `'${name}'`, stderr: "" });
});

test("raw SQL takes bound parameters", async () => {
  const { username } = await createActor("bookseller");
  const script = `const rows = await db.$queryRaw\`SELECT "username" FROM "User" WHERE "email" LIKE \${"${username}@%"}\`;\nrows[0].username`;
  expect(shell(script)).toEqual({ status: 0, stdout: `'${username}'`, stderr: "" });
});

test("it cannot write but by a command", async () => {
  const write = shell('await db.store.create({ data: { name: "Pirate", nameFold: "pirate" } })');
  expect(write).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(/readonly/i) });
  expect(await db.store.count()).toBe(0);
});

test("what goes wrong ends with 1, what it does not understand with 2", () => {
  expect(shell("nonsense(")).toMatchObject({ status: 1, stdout: "" });
  const unknown = shell("1", "--as", "nobody");
  expect(unknown).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/^No user named[^\n]*$/),
  });
  expect(shell("1", "--us", "admin")).toMatchObject({ status: 2, stderr: expect.stringContaining("Usage:") });
});
