import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { system } from "@/lib/auth/abilities";
import { getLinkUsername } from "@/lib/auth/links";
import { execute } from "@/lib/commands/execute";
import { db } from "@/lib/db/client";
import { write } from "@/lib/db/write-transaction";
import { createActor } from "@/lib/testing/factories";
import { as, expectDone } from "@/lib/testing/outcomes";
import { userData } from "@/lib/users/changes";
import { deactivateUser } from "@/lib/users/commands";
import { createFirstAdmin, listUsers, reactivateByName, resetPassword } from "./user-tasks";

const printed = vi.spyOn(console, "log").mockImplementation(() => {});
vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => printed.mockClear());

const lines = () => printed.mock.calls.map(([line]) => String(line));
const token = () => /^http:\/\/localhost:3000\/one-time-link\/([\w-]{43})$/.exec(lines().at(-1) ?? "")?.[1] ?? "";

let firstLink: string;

// Nobody is there yet.
beforeAll(async () => {
  await expect(createFirstAdmin("olive", "not an address")).rejects.toThrow("This is not an email address.");
  await createFirstAdmin("olive", "olive@example.com");
  firstLink = token();
});

test("the first admin is made once, by a link", async () => {
  expect(await getLinkUsername(firstLink)).toBe("olive");
  await expect(createFirstAdmin("peter", "peter@example.com")).rejects.toThrow("Users already exist");
  const users = await db.user.findMany({ where: { username: { in: ["olive", "peter"] } } });
  expect(users).toMatchObject([{ username: "olive", role: "admin", passwordHash: null }]);
});

test("a reset prints a link that works, ends those before it, and is in the history without its token", async () => {
  const { username } = await createActor("admin");
  const before = await db.changeSet.count();
  await resetPassword(username.toUpperCase());
  const first = token();
  expect(await getLinkUsername(first)).toBe(username);
  await resetPassword(`${username}@example.com`);
  expect(await getLinkUsername(token())).toBe(username);
  expect(await getLinkUsername(first)).toBeUndefined();
  const history = await db.changeSet.findMany({ skip: before, orderBy: { id: "asc" }, include: { changes: true } });
  expect(history).toMatchObject([1, 2].map(() => ({ command: "issueOneTimeLink", via: "script" })));
  expect(JSON.stringify(history)).not.toContain(token());
});

test("an inactive user is reactivated first", async () => {
  const { id, username } = await createActor("bookseller");
  expectDone(await execute(deactivateUser, { id, version: 1 }, as(system)));
  await expect(resetPassword(username)).rejects.toThrow(`npm run user -- reactivate ${username}`);
  await listUsers();
  expect(lines().join("\n")).toMatch(new RegExp(`^${username} +bookseller +inactive$`, "m"));
  await reactivateByName(username);
  expect(lines().at(-1)).toBe(`${username} is active again.`);
  await resetPassword(username);
  expect(await getLinkUsername(token())).toBe(username);
});

test("the list has everybody, on however many pages", async () => {
  const many = Array.from({ length: 101 }, (_, n) => ({ username: `many-${n}`, email: `many-${n}@example.com` }));
  await write((tx) => tx.user.createMany({ data: many.map(userData) }));
  await listUsers();
  for (const { username } of many) expect(lines()).toContainEqual(expect.stringMatching(new RegExp(`^${username} `)));
});

test("somebody unknown is said so", async () => {
  await expect(resetPassword("nobody at all")).rejects.toThrow("No user named nobody at all.");
  await expect(resetPassword("many")).rejects.toThrow("No user named many.");
  await expect(resetPassword("%")).rejects.toThrow("No user named %.");
});
