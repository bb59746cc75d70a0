/** What is served: pages, routes and public files, each with its type; nothing else that lies in the folder. */
import { makeAuthor, makeBook } from "./support/rows";
import { expect, test } from "./support/test";

test("no source, configuration, database or history of versions", async ({ visitor }) => {
  for (const file of [
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/.npmrc",
    "/package.json",
    "/package-lock.json",
    "/next.config.mjs",
    "/proxy.ts",
    "/data/deckle.db",
    "/data/first-sign-in.txt",
    "/prisma/schema.prisma",
    "/lib/env.ts",
    "/.next/BUILD_ID",
    "/_next/static/..%2f..%2fBUILD_ID",
    "/public/..%2f.env",
    "/..%2f.env",
    "/%2e%2e/.env",
    "/covers/..%2f..%2f.env",
  ]) {
    const { status } = await visitor.get(file);
    expect([400, 404], file).toContain(status);
  }
});

test("what is typed is text, and never a part of the page", async ({ admin, visitor }) => {
  const typed = `"'></script></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const author = await makeAuthor(admin, { name: typed });
  const book = await makeBook(admin, { title: typed, description: typed, "authors.0.authorId": String(author) });
  for (const [client, path] of [
    [visitor, `/books/${book}`],
    [visitor, `/authors/${author}`],
    [visitor, `/search?q=${encodeURIComponent(typed)}`],
    [visitor, `/sign-in?next=${encodeURIComponent(`/desk?${typed}`)}`],
    [admin, `/desk/books/${book}`],
    [admin, `/desk/books/${book}/edit`],
    [admin, `/desk/books/${book}/history`],
    [admin, `/desk/authors/${author}`],
    [admin, `/desk/books?q=${encodeURIComponent(typed)}`],
    [admin, `/desk/books?where=${encodeURIComponent(typed)}`],
  ] as const) {
    const { text } = await client.get(path);
    expect(text, path).not.toMatch(/<script>alert|<img src=x/);
    expect(text.length, path).toBeGreaterThan(500);
  }
});
