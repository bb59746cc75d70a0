// @postgresql: raw SQL
import { expect, test } from "vitest";
import { system } from "@/lib/auth/abilities";
import { execute } from "@/lib/commands/execute";
import { commands } from "@/lib/commands/registry";
import { db } from "@/lib/db/client";
import { createActor, unique } from "@/lib/testing/factories";
import { as, expectDone } from "@/lib/testing/outcomes";
import { deactivateUser } from "@/lib/users/commands";
import { banner, getActor, shellContext } from "./shell-context";

test("has every command, bound to whoever is named and recorded as theirs", async () => {
  const { id, username } = await createActor("bookseller");
  const me = await getActor(username.toUpperCase());
  const { createAuthor, createStore, ...others } = shellContext(me);
  expect(Object.keys({ createAuthor, createStore, ...others })).toEqual(expect.arrayContaining(Object.keys(commands)));

  const name = unique("Author");
  expect(await call(createAuthor, { name })).toMatchObject({ ok: true });
  expect(await call(createStore, { name })).toMatchObject({ ok: false, kind: "forbidden" });
  const changeSets = await db.changeSet.findMany({ where: { actorId: id } });
  expect(changeSets).toMatchObject([{ command: "createAuthor", via: "shell" }]);
});

test("without a name commands are refused, and the shell says so", async () => {
  const me = await getActor(undefined);
  expect(await call(shellContext(me).createAuthor, { name: unique("Author") })).toMatchObject({ ok: false });
  expect(banner(me)).toContain("--as USER");
});

test("nobody acts as somebody inactive or unknown", async () => {
  const { id, username } = await createActor("bookseller");
  expectDone(await execute(deactivateUser, { id, version: 1 }, as(system)));
  await expect(getActor(username)).rejects.toThrow(`${username} is inactive`);
  await expect(getActor("nobody at all")).rejects.toThrow("No user named nobody at all.");
});

async function call(bound: unknown, input: unknown): Promise<unknown> {
  if (typeof bound !== "function") return expect.fail("there is no such command");
  return bound(input);
}
