/** The storefront reveals nothing of the desk: not in its HTML, React's payload or search. */
import type { Client } from "./support/client";
import { makeAuthor, makeBook, makeComputer, makeInvitedUser, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

/** Rows that the storefront shows, and words that it must never show. */
interface Shop {
  book: number;
  title: string;
  isbn: string;
  author: number;
  authorName: string;
  open: number;
  openName: string;
  closed: number;
  secrets: Record<string, string>;
}

test.describe.configure({ mode: "default" });

let shop: Shop;

test.beforeAll(async ({ admin }) => {
  shop = await furnish(admin);
});

test("no storefront response reveals anything of the desk", async ({ visitor }) => {
  const paths = [
    "/",
    "/books?sort=-new",
    `/books/${shop.book}`,
    `/authors/${shop.author}`,
    "/stores",
    `/stores/${shop.open}`,
    `/search?q=${encodeURIComponent(shop.title)}`,
    `/search?q=${encodeURIComponent(shop.authorName)}`,
    `/search?q=${shop.isbn}`,
    "/robots.txt",
    "/sitemap.xml",
    ...(await sitemaps(visitor)),
  ];
  for (const path of paths) {
    const html = await visitor.get(path);
    expectNoSecrets(shop, path, html.text + JSON.stringify([...html.headers]));
    expectNoSecrets(shop, `${path} as flight`, (await visitor.flight(path)).text);
  }
  // Or else it would say nothing that they are silent.
  const book = await visitor.open(`/books/${shop.book}`);
  for (const word of [shop.title, shop.authorName, shop.openName]) expect(book.text).toContain(word);
  expect((await visitor.flight(`/books/${shop.book}`)).text).toContain(shop.openName);
  expect((await visitor.open("/stores")).text).toContain(shop.openName);
});

test("a closed store's copies count nowhere", async ({ visitor }) => {
  const { text } = await visitor.open(`/books/${shop.book}`);
  expect(text).toMatch(/<b>3 copies<\/b> at/);
  const [, json = "{}"] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(text) ?? [];
  const data = JSON.parse(json);
  expect(data).toMatchObject({ "@type": "Book", name: shop.title, author: [{ name: shop.authorName }] });
  expect(JSON.stringify(data)).not.toContain(`/stores/${shop.closed}`);
  const listed = await visitor.open(`/search?q=${encodeURIComponent(shop.title)}`);
  expect(listed.text).toContain("In 1 store");
});

test("a search for what is not public finds nothing", async ({ visitor }) => {
  for (const [what, words] of Object.entries(shop.secrets)) {
    const { text } = await visitor.open(`/search?q=${encodeURIComponent(words)}`);
    expect(text, what).toContain("No books found");
    expect(text, what).not.toContain(shop.authorName);
    expect(text, what).not.toContain(shop.title);
  }
});

test("neither does a way of asking that a list does not have", async ({ visitor }) => {
  for (const query of [
    "sort=email",
    "sort=emailFold",
    "sort=-note",
    "select=email",
    "include=stock",
    "cursor=e30",
    "size=1e9",
  ]) {
    for (const path of ["/books", `/authors/${shop.author}`, `/stores/${shop.open}`, "/search"]) {
      const answer = await visitor.get(`${path}?${query}`);
      expect(answer.status, `${path}?${query}`).toBe(200);
      expectNoSecrets(shop, `${path}?${query}`, answer.text);
    }
  }
});

test("a closed store is not there", async ({ admin, visitor }) => {
  for (const path of [`/stores/${shop.closed}`, `/stores/${shop.closed}?q=${encodeURIComponent(shop.title)}`]) {
    const answer = await visitor.get(path);
    expect(answer.status).toBe(404);
    expectNoSecrets(shop, path, answer.text);
    const flight = await visitor.flight(path);
    expectNoSecrets(shop, `${path} as flight`, flight.text);
    expect(flight.text).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
  }
  for (const path of ["/stores", ...(await sitemaps(visitor))]) {
    expect((await visitor.get(path)).text).not.toMatch(new RegExp(`/stores/${shop.closed}\\b`));
  }
  // The last of these tests: it is closed in none after it.
  await admin.done(`/desk/stores/${shop.closed}`, "Reopen store");
  expect((await visitor.get(`/stores/${shop.closed}`)).status).toBe(200);
});

/** An author, a book of theirs, an open and a closed store that have it, and staff, whose every word is distinctive. */
async function furnish(admin: Client): Promise<Shop> {
  const secret = (what: string) => unique(`secret-${what}`).replace(" ", "-");
  const secrets = {
    authorEmail: `${secret("author")}@example.org`,
    authorNote: secret("note"),
    closedName: secret("closed"),
    closedStreet: secret("street"),
    closedCity: secret("city"),
    closedPhone: secret("phone"),
    closedEmail: `${secret("shop")}@example.org`,
    computer: secret("computer"),
    serialNumber: secret("serial"),
    computerNote: secret("remark"),
  };
  const [title, authorName, openName] = [unique("Public Title"), unique("Public Author"), unique("Public Store")];
  const isbn = randomIsbn();
  const author = await makeAuthor(admin, { name: authorName, email: secrets.authorEmail, note: secrets.authorNote });
  const book = await makeBook(admin, { title, isbn, price: "9.99", "authors.0.authorId": String(author) });
  const open = await makeStore(admin, { name: openName, city: "Openton" });
  const closed = await makeStore(admin, {
    name: secrets.closedName,
    address: secrets.closedStreet,
    city: secrets.closedCity,
    phone: secrets.closedPhone,
    email: secrets.closedEmail,
  });
  await stockUp(admin, book, open, 3);
  await stockUp(admin, book, closed, 4711);
  await admin.done(`/desk/stores/${closed}`, "Close store");
  await makeComputer(admin, {
    name: secrets.computer,
    memory: "8",
    storeId: String(open),
    serialNumber: secrets.serialNumber,
    note: secrets.computerNote,
  });
  const user = await makeInvitedUser(admin, "manager");
  return {
    ...{ book, title, isbn, author, authorName, open, openName, closed },
    secrets: { ...secrets, username: user.username, userEmail: user.email },
  };
}

function expectNoSecrets({ secrets }: Shop, path: string, text: string): void {
  const said = Object.entries({ ...secrets, seeded: "admin@example.com", copies: "4,711" }).filter(([, words]) =>
    text.toLowerCase().includes(words.toLowerCase()),
  );
  expect(said, path).toEqual([]);
}

/** The addresses of the files that the sitemap leads to. */
async function sitemaps(client: Client): Promise<string[]> {
  const { text } = await client.open("/sitemap.xml");
  const paths = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => new URL(address).pathname);
  expect(paths.length).toBeGreaterThan(2);
  return paths;
}

/** A valid ISBN-13 that no other book has. */
function randomIsbn(): string {
  const digits = `979${String(Math.floor(Math.random() * 1e9)).padStart(9, "1")}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
}
