import { existsSync, readFileSync, statSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { insertUser, userRow } from "../testing/factories";
import { addFirstAdmin } from "../users/commands";
import { anonymous, system } from "./abilities";
import { setUpFirstAdmin } from "./commands";
import { verifyPassword } from "./passwords";
import { isSetupCode, removeSetupCode, setupCodeFile, writeSetupCode } from "./setup";

const PASSWORD = "mossy teapot orbit";
const code = () => readFileSync(setupCodeFile(), "utf8");

function setUp(values: { code?: string; newPassword?: string; key?: string } = {}) {
  const { username, email } = userRow();
  const input = { username, email, code: values.code ?? code(), newPassword: values.newPassword ?? PASSWORD };
  return execute(setUpFirstAdmin, input, { actor: anonymous, via: "test", key: values.key });
}

// Each test begins with an empty installation; the history stays, as nothing can delete it.
beforeEach(async () => {
  await write((tx) => tx.user.deleteMany());
  removeSetupCode();
  writeSetupCode();
});

describe("setting up an empty installation", () => {
  test("makes the first admin, who has the password they chose, and says so in the history", async () => {
    const outcome = await setUp();
    const [admin, ...others] = await db.user.findMany();
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ ok: true, result: { username: admin?.username } });
    expect(admin).toMatchObject({ role: "admin", active: true });
    expect(await verifyPassword(admin?.passwordHash, PASSWORD)).toBe(true);
    const theirs = { some: { entity: "user", entityId: admin?.id } };
    expect(await db.changeSet.findMany({ where: { changes: theirs }, include: { changes: true } })).toMatchObject([
      {
        command: "setUpFirstAdmin",
        actorId: null,
        changes: [{ entity: "user", entityId: admin?.id, action: "create" }],
      },
    ]);
  });

  test("makes one, when two do it at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const outcomes = await Promise.all([setUp(), setUp(), setUp()]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(await db.user.count()).toBe(1);
      await write(async (tx) => {
        await tx.user.deleteMany();
      });
    }
  });

  test("is refused once there is a user, whoever it is", async () => {
    await insertUser({ active: false });
    expect(await setUp()).toMatchObject({ kind: "refused", message: expect.stringContaining("already set up") });
    expect(
      await execute(addFirstAdmin, { username: "late", email: "late@example.com" }, { actor: system, via: "test" }),
    ).toMatchObject({
      kind: "refused",
    });
    expect(await db.user.count()).toBe(1);
  });

  test("needs the code in the file", async () => {
    for (const wrong of [
      "x",
      `${code().trim()}x`,
      code().trim().slice(1),
      code().trim().toUpperCase().replaceAll("_", "-"),
      "\0",
    ]) {
      expect(await setUp({ code: wrong })).toMatchObject({ kind: "refused", fields: { code: [{}] } });
    }
    removeSetupCode();
    expect(await setUp({ code: "x" })).toMatchObject({ fields: { code: [{}] } });
    expect(await db.user.count()).toBe(0);
  });

  test("refuses a weak password", async () => {
    for (const newPassword of ["short", "password1234", "deckledeckle"]) {
      expect(await setUp({ newPassword })).toMatchObject({ fields: { newPassword: [{}] } });
    }
  });
});

describe("the code", () => {
  test("is readable by the operator alone, and stays the same until it is removed", () => {
    const first = code();
    expect(first.trim().length).toBeGreaterThanOrEqual(12);
    expect(statSync(setupCodeFile()).mode & 0o777).toBe(0o600);
    writeSetupCode();
    expect(code()).toBe(first);
    removeSetupCode();
    expect(existsSync(setupCodeFile())).toBe(false);
    writeSetupCode();
    expect(code()).not.toBe(first);
  });

  test("is taken with spaces around it, and never when it is empty", () => {
    expect(isSetupCode(` ${code()} `)).toBe(true);
    expect(isSetupCode("")).toBe(false);
  });
});
