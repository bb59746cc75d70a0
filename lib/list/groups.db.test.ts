// @postgresql: raw SQL that groups
import { expect, test } from "vitest";
import { bookList } from "../books/list";
import { write } from "../db/write-transaction";
import { userList } from "../users/list";
import { fold } from "../values/text";
import { groupRows } from "./groups";
import { type List, parseListRequest } from "./list";
import { findPageIds } from "./paging/page";
import type { SearchParams } from "./params";

const groups = (list: List, params: SearchParams) => groupRows(list, parseListRequest(list, params));

test("groups the results of a corrected search, like its list", async () => {
  await write((tx) =>
    tx.book.create({ data: { title: "Silmarillion", titleFold: "silmarillion", format: "hardback" } }),
  );
  const asked = { q: "silmarilion", group: "format" };
  expect(await groups(bookList, asked)).toMatchObject({
    groups: [{ name: "Hardback", rows: 1 }],
    replacements: [{ typed: "silmarilion", found: ["silmarillion"] }],
  });
  expect(await findPageIds(bookList, parseListRequest(bookList, asked))).toMatchObject({ total: 1 });
});

test("sorts decades latest first, and books without a year last", async () => {
  const years = [1999, 1990, 2001, 5, -743, -750, null];
  await write((tx) =>
    tx.book.createMany({ data: years.map((year) => ({ title: "Decade", titleFold: "decade", year })) }),
  );
  const { groups: decades } = await groups(bookList, { q: "decade", group: "decade" });
  expect(decades.map(({ name, rows }) => [name, rows])).toEqual([
    ["2000s", 1],
    ["1990s", 2],
    ["1–9", 1],
    ["750–741 BCE", 2],
    ["Not set", 1],
  ]);
});

test("shows the latest months when there are too many", async () => {
  const registered = ["1970-01-15", "2026-01-15", "2026-02-15"].map((day) => new Date(`${day}T12:00:00Z`));
  await write((tx) =>
    tx.user.createMany({
      data: registered.map((registeredAt, n) => {
        const username = `since-${n}`;
        return { username, usernameFold: fold(username), email: username, emailFold: username, registeredAt };
      }),
    }),
  );
  const { groups: months } = await groups(userList, { q: "since", group: "registered" });
  expect(months.map(({ name }) => name)).toEqual(["February 2026", "January 2026"]);
});
