/** What the tutorials on users, bookstores and computers ask of an ORM, asked of the lists. */
import { beforeAll, expect, test } from "vitest";
import { system } from "../auth/abilities";
import { bookList } from "../books/list";
import { listBooks } from "../books/queries";
import { computerList } from "../computers/list";
import { listComputers } from "../computers/queries";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { userList } from "../users/list";
import { listUsers } from "../users/queries";
import { fold } from "../values/text";
import { groupRows } from "./groups";
import { type List, parseListRequest } from "./list";
import { findPageIds } from "./paging/page";
import type { SearchParams } from "./params";

beforeAll(async () => {
  const people = [
    { username: "anna", email: "anna@quay.example", active: true, role: "admin", on: "2024-01-31" },
    { username: "Bob", email: "bob@mill.example", active: false, role: "bookseller", on: "2025-02-01" },
    { username: "Çelik", email: "celik@quay.example", active: true, role: "bookseller", on: "2026-02-28" },
  ] as const;
  const staff = Array.from({ length: 22 }, (_, n) => {
    const username = `staff ${String(n).padStart(2, "0")}`;
    return {
      username,
      email: `staff${n}@mill.example`,
      active: n % 2 === 0,
      role: "manager" as const,
      on: "2023-06-15",
    };
  });
  await write(async (tx) => {
    await tx.user.createMany({
      data: [...people, ...staff].map(({ on, ...user }) => ({
        ...user,
        usernameFold: fold(user.username),
        emailFold: fold(user.email),
        registeredAt: new Date(`${on}T12:00:00Z`),
      })),
    });
    for (const [name, titles] of [
      ["Jane Austen", ["Emma", "Persuasion"]],
      ["Zadie Smith", ["White Teeth"]],
    ] as const) {
      const author = await tx.author.create({
        data: { name, nameFold: fold(name), sortName: name, sortNameFold: fold(name) },
      });
      for (const title of titles) {
        const book = { title, titleFold: fold(title), format: title === "Emma" ? ("hardback" as const) : null };
        await tx.book.create({ data: { ...book, authors: { create: { position: 0, authorId: author.id } } } });
      }
    }
    await tx.computer.createMany({
      data: [8, 16, 16].map((memory, n) => ({ name: `till-${n}`, nameFold: `till-${n}`, memory })),
    });
  });
});

const users = async (params: SearchParams) => (await listUsers(system, params)).rows.map(({ username }) => username);
const books = async (params: SearchParams) => (await listBooks(system, params)).rows.map(({ title }) => title);
const total = async (params: SearchParams) => (await listUsers(system, params)).total;

/** How many there are of each, by name. */
async function perGroup(list: List, group: string, params: SearchParams = {}) {
  const { groups } = await groupRows(list, parseListRequest(list, { ...params, group }));
  return Object.fromEntries(groups.map(({ name, rows }) => [name, rows]));
}

test("active users", async () => {
  expect(await total({ where: "active==true" })).toBe(13);
});

test("users registered after a date", async () => {
  expect(await users({ where: "registered>2025-01-01" })).toEqual(["Bob", "Çelik"]);
});

test("email contains a domain", async () => {
  expect(await users({ where: "email=contains=@quay.example" })).toEqual(["anna", "Çelik"]);
});

test("one condition or another", async () => {
  expect(await users({ where: "role==admin,registered>2026-01-01" })).toEqual(["anna", "Çelik"]);
});

test("one condition and another", async () => {
  expect(await users({ where: "active==true;role==bookseller" })).toEqual(["Çelik"]);
});

test("the first one of exactly this name", async () => {
  expect((await users({ where: "username==celik" }))[0]).toBe("Çelik");
  expect(await users({ where: "username==celi" })).toEqual([]);
});

test("in descending order", async () => {
  expect(await books({ sort: "-title" })).toEqual(["White Teeth", "Persuasion", "Emma"]);
});

test("page 2 of size 10", async () => {
  const page = async (at?: string) =>
    findPageIds(userList, { ...parseListRequest(userList, { sort: "username", cursor: at }), size: 10 });
  const second = await page((await page()).next);
  const names = await db.user.findMany({ where: { id: { in: second.ids } }, orderBy: { usernameFold: "asc" } });
  expect(second.first).toBe(11);
  expect(names.map(({ username }) => username)).toEqual(
    Array.from({ length: 10 }, (_, n) => `staff ${String(n + 7).padStart(2, "0")}`),
  );
});

test("how many there are", async () => {
  expect(await total({})).toBe(25);
  expect(await total({ q: "staff" })).toBe(22);
});

test("how many per group, by a join: books per author", async () => {
  expect(await perGroup(bookList, "author")).toEqual({ "Jane Austen": 2, "Zadie Smith": 1 });
  expect(await perGroup(bookList, "author", { where: "format==hardback" })).toEqual({ "Jane Austen": 1 });
});

test("how many per group: users by role, and by the month in which they registered", async () => {
  expect(await perGroup(userList, "role")).toEqual({ Manager: 22, Bookseller: 2, Admin: 1 });
  expect(await perGroup(userList, "registered", { where: "role!=manager" })).toEqual({
    "January 2024": 1,
    "February 2025": 1,
    "February 2026": 1,
  });
});

test("computers with at least so much memory, and how many have how much", async () => {
  const { rows } = await listComputers(system, { where: "memory>=16" });
  expect(rows.map(({ name }) => name)).toEqual(["till-1", "till-2"]);
  expect(await perGroup(computerList, "memory")).toEqual({ "8 GB": 1, "16 GB": 2 });
});

test("the same as raw SQL with a bound parameter, which `npm run shell` has, too", async () => {
  const domain = "%@quay.example";
  const rows = await db.$queryRaw<{ username: string }[]>`
    SELECT "username" FROM "User" WHERE "email" LIKE ${domain} ORDER BY "usernameFold"`;
  expect(rows.map(({ username }) => username)).toEqual(await users({ where: "email=contains=@quay.example" }));
});
