/** Every page and route there is, and rows to look at them with. */
import { readdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "./client";
import {
  makeAuthor,
  makeBook,
  makeComputer,
  makeImport,
  makeJob,
  makePick,
  makeStore,
  makeUser,
  makeView,
  stockUp,
  unique,
} from "./rows";

/** What the saved view among them shows. */
export const sharedViewHref = "/desk/computers?sort=-memory";

/** Fills the parameters of an address with rows that are there. */
export async function pathsOfRows(admin: Client): Promise<(address: string) => string> {
  const author = await makeAuthor(admin, { name: unique("Author") });
  const store = await makeStore(admin, { name: unique("Store") });
  const book = await makeBook(admin, { title: unique("Book"), "authors.0.authorId": String(author) });
  await stockUp(admin, book, store, 2);
  const cover = /\/covers\/[\w.-]+/.exec((await admin.open(`/desk/books/${book}`)).text)?.[0] ?? "";
  const computer = await makeComputer(admin, { name: unique("Computer"), memory: "8" });
  const user = await makeUser(admin);
  const view = await makeView(admin, sharedViewHref, { name: unique("View"), shared: "yes" });
  const others: Record<string, number> = {
    authors: await makeAuthor(admin, { name: unique("Author") }),
    books: await makeBook(admin, { title: unique("Book") }),
  };
  const history = (await admin.open(`/desk/books/${book}/history`)).text;
  const imported = await makeImport(admin, "Title,Authors\nEmma,Jane Austen\n");
  await admin.fill(`/desk/import/${imported}`, "Check file");
  // A process beside the server does.
  while ((await admin.get(`/api/desk/import/${imported}/problems`)).status !== 200) await wait(100);
  const ids: Record<string, number> = {
    import: imported,
    jobs: await makeJob(admin),
    history: Number(/\/desk\/history\/(\d+)/.exec(history)?.[1]),
    authors: author,
    books: book,
    stores: store,
    computers: computer,
    picks: await makePick(admin, { bookId: String(book), text: "Read it." }),
    users: user.id,
    views: view,
  };
  return (address) =>
    address
      .replace(/(\w+)\/\[id\]/, (_, entity) => `${entity}/${ids[entity]}`)
      .replace(/(\w+)\/bulk-edit$/, (_, entity) => `${entity}/bulk-edit?id=${ids[entity]}`)
      .replace(/(authors|books)\/merge$/, (_, entity) => `${entity}/merge?id=${ids[entity]}&id=${others[entity]}`)
      .replace(/views\/new$/, "views/new?list=computers&sort=-memory")
      .replace("/covers/[file]", cover)
      .replace("[file]", "books-1.xml")
      .replace("[token]", "no-such-link")
      .replace(/remove-from-store$/, `remove-from-store?store=${store}`);
}

/** Every address that a file in app/ makes. */
export function addresses(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  return files.flatMap((file) => {
    const [, folder = "", kind, extension] =
      /^(?:(.*)\/)?(page|route|robots|sitemap|icon)\.(tsx?|svg|png)$/.exec(file) ?? [];
    if (!kind) return [];
    const base = `/${folder}`.replace(/\/\([^)]*\)/g, "");
    if (kind === "page" || kind === "route") return [base || "/"];
    return [
      `${base}/${{ robots: "robots.txt", sitemap: "sitemap.xml" }[kind] ?? `${kind}.${extension}`}`.replace("//", "/"),
    ];
  });
}
