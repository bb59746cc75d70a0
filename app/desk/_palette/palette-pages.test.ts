import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/abilities";
import { palettePages } from "./palette-pages";

const hrefs = (role: UserActor["role"]) =>
  palettePages({ kind: "user", id: 1, username: "someone", role }).flatMap(({ entries }) =>
    entries.map(({ href }) => href),
  );

/** The pages that are not about rows. A view is made from a list, and /desk/search is the palette itself. */
const own = ["/desk/views/new", "/desk/search"];
const pages = readdirSync("app/desk", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file) && !file.includes("["))
  .map((file) => `/desk/${file}`.replace(/\/page\.tsx$/, ""))
  .filter((path) => !own.includes(path) && !/\/(bulk-edit|merge)$/.test(path));

it("leads an admin to every page there is, and the shop window", () => {
  expect(hrefs("admin").toSorted()).toEqual(["/", ...pages].toSorted());
});

it("leads nobody to a page that is not for their role", () => {
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
