/** Addresses that name rows, which anybody may have mistyped, cut off, or kept until the rows were gone. */
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
  "at=abc",
  "at=-1",
];
const deeds = ["do=set", "do=set&field=nothing&value=1", "do=delete", "do=add&to=abc", "do=take&from=", "do=nothing"];

test.describe("is answered with a page that says so, whatever rows it names", () => {
  for (const entity of ["authors", "books", "stores", "computers", "users"]) {
    const pages = ["bulk-edit", ...(entity === "authors" || entity === "books" ? ["merge", "duplicates"] : [])];
    for (const page of pages) {
      test(`/desk/${entity}/${page}`, async ({ admin }) => {
        const queries = [...ids, ...others, ...ids.flatMap((id) => deeds.map((deed) => `${deed}&${id}`))];
        for (const query of page === "bulk-edit" ? queries : [...ids, ...others]) {
          const { status, text } = await admin.get(`/desk/${entity}/${page}?${query}`);
          expect.soft([status, /<h1[^>]*>/.test(text)], `?${query}`).toEqual([200, true]);
        }
      });
    }
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
      [`/desk/stores/${store}`]: ["add", "at", "where"],
      [`/desk/history/${set}`]: ["at"],
      [`/desk/history/${set}/undo`]: ["entity", "id"],
      "/desk/history": ["where", "at"],
      "/desk/history/search": ["q", "record"],
      "/desk/views/new": ["list", "where", "store"],
      "/desk/import": ["entity", "again"],
      "/desk/search": ["q"],
    };
    for (const [path, names] of Object.entries(asked)) {
      for (const value of ["", "abc", "0", "-1", GONE, "9".repeat(30), "%00", "((", "book"]) {
        const query = names.map((name) => `${name}=${value}`).join("&");
        for (const asked of [query, ...names.map((name) => `${name}=${value}`)]) {
          const { status } = await admin.get(`${path}?${asked}`);
          expect.soft(status, `${path}?${asked}`).toBeLessThan(500);
        }
      }
    }
  });
});
