import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/abilities";
import { palettePages } from "./palette-pages";

const hrefs = (role: UserActor["role"]) =>
  palettePages({ kind: "user", id: 1, username: "someone", role }).flatMap(({ entries }) =>
    entries.map(({ href }) => href),
  );

/** Pages that the palette leaves out: a view is created from a list, and /desk/search is the palette itself. */
const excluded = ["/desk/views/new", "/desk/search"];
const pages = readdirSync("app/desk", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file) && !file.includes("["))
  .map((file) => `/desk/${file}`.replace(/\/page\.tsx$/, ""))
  .filter((path) => !excluded.includes(path) && !/\/(bulk-edit|merge)$/.test(path));

it("offers an admin every page and the storefront", () => {
  expect(hrefs("admin").toSorted()).toEqual(["/", ...pages].toSorted());
});

it("offers no page that the role does not allow", () => {
  const users = ["/desk/users", "/desk/users/new"];
  const merging = ["/desk/authors/duplicates", "/desk/books/duplicates"];
  const managers = [
    ...merging,
    "/desk/import",
    "/desk/history",
    "/desk/history/search",
    "/desk/stores/new",
    "/desk/computers/new",
  ];
  expect(hrefs("manager")).toEqual(hrefs("admin").filter((href) => !users.includes(String(href))));
  expect(hrefs("bookseller")).toEqual(hrefs("manager").filter((href) => !managers.includes(String(href))));
});
