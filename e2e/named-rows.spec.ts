/** Addresses that name rows, which anybody may have mistyped, cut off, or kept until the rows were gone. */
import type { Client } from "./support/client";
import { makeBook, makeStore, unique } from "./support/rows";
import { expect, test } from "./support/test";

const GONE = "999999999";
const ids = [
  "",
  "id=",
  "id=abc",
  "id=0",
  "id=-1",
  "id=1.5",
  `id=${GONE}`,
  `id=${GONE}&id=${GONE}`,
  `id=${"9".repeat(30)}`,
];
const others = [
  "ids=1",
  "id[]=1",
  "id=%00",
  "id=1%20OR%201=1",
  "all=yes&where=((",
  "all=yes&where=title",
  "cursor=abc",
  "cursor=-1",
];
const actions = [
  "action=set",
  "action=set&field=nothing&value=1",
  "action=delete",
  "action=add&to=abc",
  "action=remove&from=",
  "action=nothing",
];

test.describe("is answered with a page that says so, whatever rows it names", () => {
  test("where many rows are meant", async ({ admin }) => {
    const asked = {
      "/desk/books/bulk-edit": [...ids, ...others, ...actions.flatMap((action) => [action, `${action}&id=${GONE}`])],
      "/desk/books/merge": [...ids, ...others],
      "/desk/books/duplicates": others,
    };
    for (const [path, queries] of Object.entries(asked)) {
      for (const query of queries) await expectPage(admin, `${path}?${query}`);
    }
  });

  for (const entity of ["authors", "stores", "computers", "users", "picks"]) {
    test(`of ${entity}`, async ({ admin }) => {
      for (const query of ["", "id=abc", `id=${GONE}&action=delete`, "all=yes&where=(("]) {
        await expectPage(admin, `/desk/${entity}/bulk-edit?${query}`);
      }
      if (entity === "authors") await expectPage(admin, `/desk/authors/merge?id=${GONE}&id=abc`);
    });
  }

  test("or what it says of other rows", async ({ admin }) => {
    const [book, store] = [
      await makeBook(admin, { title: unique("Emma") }),
      await makeStore(admin, { name: unique("Hay") }),
    ];
    const history = (await admin.open(`/desk/books/${book}/history`)).text;
    const set = /\/desk\/history\/(\d+)/.exec(history)?.[1];
    const asked: Record<string, string[]> = {
      [`/desk/books/${book}/remove-from-store`]: ["store"],
      "/desk/books/new": ["author", "store", "isbn", "title"],
      [`/desk/stores/${store}`]: ["add", "cursor", "where"],
      [`/desk/history/${set}`]: ["cursor"],
      [`/desk/history/${set}/undo`]: ["entity", "id"],
      "/desk/history": ["where", "cursor"],
      "/desk/history/search": ["q", "record"],
      "/desk/views/new": ["list", "where", "store"],
      "/desk/import": ["entity", "again"],
      "/desk/search": ["q"],
    };
    for (const [path, names] of Object.entries(asked)) {
      for (const value of ["", "abc", "0", "-1", GONE, "9".repeat(30), "%00", "(("]) {
        const query = names.map((name) => `${name}=${value}`).join("&");
        const { status } = await admin.get(`${path}?${query}`);
        expect.soft(status, `${path}?${query}`).toBeLessThan(500);
      }
    }
  });
});

async function expectPage(client: Client, path: string): Promise<void> {
  const { status, text } = await client.get(path);
  expect.soft([status, /<h1[^>]*>/.test(text)], path).toEqual([200, true]);
}
