/** Who gets what from every address there is, compared with a table written out. Of the commands: lib/auth/command-access.db.test.ts */
import type { Answer, Client } from "./support/client";
import { filledIn } from "./support/forms";
import { addresses, sharedViewHref } from "./support/pages";
import { clientOf, makeUser, unique } from "./support/rows";
import { expect, test } from "./support/test";

const actors = ["nobody", "bookseller", "manager", "admin"] as const;

/** sign-in: led to sign in, and back here afterwards. A path: led there. */
const table: Record<string, string> = {
  // The storefront: everyone.
  "/": "200 200 200 200",
  "/books": "200 200 200 200",
  "/books/[id]": "200 200 200 200",
  "/authors/[id]": "200 200 200 200",
  "/picks": "200 200 200 200",
  "/stores": "200 200 200 200",
  "/stores/[id]": "200 200 200 200",
  "/search": "200 200 200 200",
  "/robots.txt": "200 200 200 200",
  "/sitemap.xml": "200 200 200 200",
  "/sitemaps/[file]": "200 200 200 200",
  "/covers/[file]": "200 200 200 200",
  "/icon.svg": "200 200 200 200",
  "/api/health": "200 200 200 200",
  "/api/ready": "200 200 200 200",
  "/api/suggest": "200 200 200 200",
  "/api/desk/suggest": "401 200 200 200",
  // It only takes a form.
  "/api/desk/books/[id]/cover": "405 405 405 405",
  "/api/desk/import": "405 405 405 405",
  "/api/desk/export/[list]": "405 405 405 405",
  "/api/desk/import/[id]/problems": "401 403 404 200",
  "/api/desk/palette": "401 200 200 200",
  "/api/desk/options": "401 404 404 404",

  // Coming in. There are users, so that nothing is left to set up.
  "/sign-in": "200 /desk /desk /desk",
  "/one-time-link/[token]": "200 200 200 200",
  "/setup": "404 404 404 404",

  "/desk": "sign-in 200 200 200",
  "/desk/account": "sign-in 200 200 200",
  "/desk/search": "sign-in 200 200 200",
  "/desk/styleguide": "sign-in 200 200 200",
  "/desk/[...rest]": "sign-in 404 404 404",

  "/desk/authors": "sign-in 200 200 200",
  "/desk/authors/[id]": "sign-in 200 200 200",
  "/desk/authors/new": "sign-in 200 200 200",
  "/desk/authors/bulk-edit": "sign-in 200 200 200",
  "/desk/authors/merge": "sign-in 403 200 200",
  "/desk/authors/duplicates": "sign-in 403 200 200",
  "/desk/authors/[id]/edit": "sign-in 200 200 200",
  "/desk/authors/[id]/delete": "sign-in 403 200 200",
  "/desk/authors/[id]/history": "sign-in 403 200 200",

  "/desk/books": "sign-in 200 200 200",
  "/desk/books/[id]": "sign-in 200 200 200",
  "/desk/books/new": "sign-in 200 200 200",
  "/desk/books/bulk-edit": "sign-in 200 200 200",
  "/desk/books/merge": "sign-in 403 200 200",
  "/desk/books/duplicates": "sign-in 403 200 200",
  "/desk/books/[id]/edit": "sign-in 200 200 200",
  "/desk/books/[id]/cover": "sign-in 200 200 200",
  "/desk/books/[id]/remove-from-store": "sign-in 200 200 200",
  "/desk/books/[id]/delete": "sign-in 403 200 200",
  "/desk/books/[id]/history": "sign-in 403 200 200",

  "/desk/stores": "sign-in 200 200 200",
  "/desk/stores/[id]": "sign-in 200 200 200",
  "/desk/stores/new": "sign-in 403 200 200",
  "/desk/stores/bulk-edit": "sign-in 200 200 200",
  "/desk/stores/[id]/edit": "sign-in 403 200 200",
  "/desk/stores/[id]/delete": "sign-in 403 200 200",
  "/desk/stores/[id]/history": "sign-in 403 200 200",

  "/desk/computers": "sign-in 200 200 200",
  "/desk/computers/[id]": "sign-in 200 200 200",
  "/desk/computers/new": "sign-in 403 200 200",
  "/desk/computers/bulk-edit": "sign-in 200 200 200",
  "/desk/computers/[id]/edit": "sign-in 403 200 200",
  "/desk/computers/[id]/delete": "sign-in 403 200 200",
  "/desk/computers/[id]/history": "sign-in 403 200 200",

  // A staff pick of an admin.
  "/desk/picks": "sign-in 200 200 200",
  "/desk/picks/[id]": "sign-in 200 200 200",
  "/desk/picks/new": "sign-in 200 200 200",
  "/desk/picks/bulk-edit": "sign-in 200 200 200",
  "/desk/picks/[id]/edit": "sign-in 403 200 200",
  "/desk/picks/[id]/delete": "sign-in 403 200 200",
  "/desk/picks/[id]/history": "sign-in 403 200 200",

  // A view that an admin has saved for everyone.
  "/desk/views": "sign-in 200 200 200",
  "/desk/views/[id]": `sign-in ${sharedViewHref} ${sharedViewHref} ${sharedViewHref}`,
  "/desk/views/new": "sign-in 200 200 200",
  "/desk/views/[id]/edit": "sign-in 403 403 200",
  "/desk/views/[id]/delete": "sign-in 403 403 200",

  "/desk/users": "sign-in 403 403 200",
  "/desk/users/[id]": "sign-in 403 403 200",
  "/desk/users/new": "sign-in 403 403 200",
  "/desk/users/bulk-edit": "sign-in 403 403 200",
  "/desk/users/[id]/edit": "sign-in 403 403 200",
  "/desk/users/[id]/erase": "sign-in 403 403 200",
  "/desk/users/[id]/delete": "sign-in 403 403 200",
  "/desk/users/[id]/history": "sign-in 403 403 200",

  // An import is whose file it was, and the admins'.
  "/desk/import": "sign-in 403 200 200",
  "/desk/import/[id]": "sign-in 403 404 200",

  // What was done to a book.
  "/desk/history": "sign-in 403 200 200",
  "/desk/history/search": "sign-in 403 200 200",
  "/desk/history/[id]": "sign-in 403 200 200",
  "/desk/history/[id]/undo": "sign-in 403 200 200",

  // Work that an admin began.
  "/desk/jobs/[id]": "sign-in 404 404 200",
};

test("the table has every page and route", () => {
  expect(Object.keys(table).sort()).toEqual(addresses().sort());
});

test.describe("what each is answered", () => {
  for (const actor of actors) {
    test(actor, async ({ admin, signedIn, visitor, pathOf }) => {
      const client = await clients(admin, signedIn, visitor)[actor]();
      const expected: Record<string, string> = {};
      const answers: Record<string, string> = {};
      const nonces = new Set<string>();
      for (const [address, line] of Object.entries(table)) {
        const path = pathOf(address);
        expected[path] = line.split(" ")[actors.indexOf(actor)] ?? "";
        const answer = await client.get(path);
        answers[path] = wordFor(answer, path);
        if (answers[path] !== "200") {
          expect.soft(await flightAnswer(client, path), `${path} as flight`).toBe(answers[path]);
        }
        if (actor === "nobody" || actor === "admin") expectSafe(answer, path, nonces);
      }
      expect(answers).toEqual(expected);
    });
  }
});

test("what has no page has the headers that keep it safe", async ({ admin, visitor }) => {
  const nonces = new Set<string>();
  for (const path of ["/no-such-page", "/favicon.ico", "/fonts/none", "/covers/none", "/desk/users/999999999"]) {
    for (const client of [admin, visitor]) expectSafe(await client.get(path), path, nonces);
  }
});

test("a row that is not there is 404 for whoever may look, and nobody learns of it", async ({ admin, visitor }) => {
  for (const entity of [
    "authors",
    "books",
    "stores",
    "computers",
    "picks",
    "users",
    "views",
    "history",
    "import",
    "jobs",
  ]) {
    for (const id of ["999999999", "abc"]) {
      const path = `/desk/${entity}/${id}`;
      expect(await answerTo(admin, path), path).toBe("404");
    }
    expect(await answerTo(visitor, `/desk/${entity}/999999999`), entity).toBe("sign-in");
  }
});

test.describe("a form that is sent again without a session", () => {
  test("asks to sign in, and does nothing", async ({ admin, visitor }) => {
    const name = unique("Nobody's author");
    const form = await admin.form("/desk/authors/new", "Add author");
    const answer = await visitor.post(form.path, filledIn(form, "Add author", { name }));
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/sign-in\?/);
    expect(await countAuthorsNamed(admin, name)).toBe(0);
  });

  test("from a role that may not is refused, and does nothing", async ({ admin, signedIn }) => {
    const username = unique("smuggled").replace(" ", "-");
    const form = await admin.form("/desk/users", "Add user");
    const data = () => filledIn(form, "Add user", { username, email: `${username}@example.com` });
    // The users' page is not for a manager; the desk's is.
    for (const path of ["/desk/users", "/desk"]) {
      const answer = await (await signedIn("manager")).post(path, data());
      expect([403, 409], path).toContain(answer.status);
    }
    expect((await admin.open(`/desk/users?q=${username}`)).text).toContain("No user matches");
  });
});

test.describe("what comes from elsewhere", () => {
  const strangers = { "another site": "https://evil.example", "no page at all": undefined, "a sandbox": "null" };

  for (const [from, origin] of Object.entries(strangers)) {
    test(`${from}: 403, and nothing is done`, async ({ admin }) => {
      const name = unique("Stranger's author");
      const form = await admin.form("/desk/authors/new", "Add author");
      const headers: Record<string, string> = origin ? { origin } : {};
      const answer = await admin.post(form.path, filledIn(form, "Add author", { name }), headers);
      expect(answer.status).toBe(403);
      expect(await countAuthorsNamed(admin, name)).toBe(0);
    });

    test(`${from}, as a script calls an action: 403, and nobody is signed out`, async ({ admin }) => {
      const user = await makeUser(admin);
      const client = await clientOf(admin, user);
      const form = await client.form("/desk", "Sign out");
      const action = form.fields.find(([field]) => field.startsWith("$ACTION_ID_"))?.[0].slice("$ACTION_ID_".length);
      expect(action).toBeTruthy();
      // The last three are not the proxy's to look at.
      for (const path of ["/desk", "/", "/favicon.ico", "/fonts/x", "/_next/static/x"]) {
        const headers = { "next-action": String(action), ...(origin && { origin }) };
        const answer = await client.request(path, { method: "POST", body: "[]", headers });
        expect.soft(answer.status, path).toBeGreaterThanOrEqual(400);
      }
      expect(await answerTo(client, "/desk")).toBe("200");
    });
  }

  test("is told by PUBLIC_URL, not by what the request calls its host", async ({ admin }) => {
    const form = await admin.form("/desk/authors/new", "Add author");
    const data = filledIn(form, "Add author", { name: unique("Proxied author") });
    const headers = { origin: "https://evil.example", "x-forwarded-host": "evil.example" };
    expect((await admin.post(form.path, data, headers)).status).toBe(403);
  });
});

async function answerTo(client: Client, path: string): Promise<string> {
  return wordFor(await client.get(path), path);
}

function wordFor({ status, location = "" }: Answer, path: string): string {
  return status === 307 ? ledTo(location, path) : String(status);
}

/** What following a link gets: React's own notation of the page, where an answer of 200 may say anything. */
async function flightAnswer(client: Client, path: string): Promise<string> {
  const { status, text } = await client.flight(path);
  if (status !== 200) return String(status);
  const [, to, refused] = /NEXT_REDIRECT;\w+;([^;]+);|NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(text) ?? [];
  return to ? ledTo(to, path) : (refused ?? "200");
}

function ledTo(location: string, path: string): string {
  return location === `/sign-in?next=${encodeURIComponent(path)}` ? "sign-in" : location;
}

function clients(
  admin: Client,
  signedIn: (role: "admin" | "manager" | "bookseller") => Promise<Client>,
  visitor: Client,
): Record<(typeof actors)[number], () => Promise<Client>> {
  return {
    nobody: async () => visitor,
    bookseller: () => signedIn("bookseller"),
    manager: () => signedIn("manager"),
    admin: async () => admin,
  };
}

async function countAuthorsNamed(admin: Client, name: string): Promise<number> {
  const { text } = await admin.open(`/desk/authors?q=${encodeURIComponent(name)}`);
  return text.split(/<table\b/)[1]?.split(name).length ?? 0;
}

/** An answer has the headers that keep it safe, and says that its text is UTF-8. */
function expectSafe({ headers, text }: Answer, path: string, nonces: Set<string>): void {
  expect.soft(headers.get("x-powered-by"), path).toBeNull();
  if (text !== "") expect.soft(headers.get("content-type"), path).toMatch(isEncoded(path));
  // A cover has a policy of its own, which lets nothing be done at all: app/covers/[file]/route.db.test.ts.
  if (path.startsWith("/covers")) return;
  expect.soft(Object.fromEntries(headers), path).toMatchObject(safeHeaders);
  const policy = headers.get("content-security-policy") ?? "";
  const [, nonce = "none"] = /script-src [^;]*'nonce-([\w+/=]{16,})'/.exec(policy) ?? [];
  expect.soft(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect.soft(nonces.has(nonce), `${path} has a nonce of its own`).toBe(false);
  nonces.add(nonce);
  const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  const foreign = scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`));
  expect.soft(foreign, path).toEqual([]);
}

// JSON is UTF-8 by its definition; Next sends the icon as it is, which has ASCII alone.
const isEncoded = (path: string) =>
  path === "/icon.svg" ? /^image\/svg\+xml/ : /^application\/json$|^image\/webp$|; ?charset=utf-8$/i;

const safeHeaders = {
  "content-security-policy": expect.stringMatching(
    /default-src 'self'.*object-src 'none'.*base-uri 'none'.*form-action 'self'.*frame-ancestors 'none'/,
  ),
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
};
