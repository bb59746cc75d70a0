/** A disk that is full, a database that is away: forms say so and keep what was typed, and every page says something. */
import { copyFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { type Client, messageIn } from "./support/client";
import { filledIn, type PageForm } from "./support/forms";
import { unique } from "./support/rows";
import { Server } from "./support/server";
import { stateOf } from "./support/state";
import { expect, test } from "./support/test";

const asBrowser = (server: Server) => ({ origin: server.origin, accept: "text/html" });

let server: Server;
let admin: Client;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  server = await Server.onFreePort();
  await server.migrate();
  await server.start();
  admin = await server.setUp();
});

test.afterAll(() => server.remove());

/** A form with a file of so many bytes. */
function withFile(form: PageForm, size: number): FormData {
  const filled = filledIn(form, "Upload and continue");
  filled.set("file", new File([Buffer.alloc(size, "title,authors\n")], "books.csv"));
  return filled;
}

async function addAuthors(note: string) {
  const saved: string[] = [];
  for (;;) {
    const name = unique("Author");
    const answer = await admin.fill("/desk/authors/new", "Add author", { name, note });
    if (answer.status !== 303) return { saved, name, answer };
    saved.push(name);
  }
}

const authors = () => {
  const database = new Database(server.databaseFile, { readonly: true });
  const names = database.prepare<[], string>("SELECT name FROM Author").pluck().all();
  database.close();
  return names;
};

// Only Linux can set the limit of another process.
if (process.platform === "linux")
  test.describe("where files cannot grow", () => {
    test("a file that is sent is refused with a sentence, and nothing of it stays", async ({ browser }) => {
      server.limitFiles(1_000_000);
      const context = await browser.newContext({ storageState: stateOf(admin) });
      const page = await context.newPage();
      await page.goto(`${server.origin}/desk/import`);
      const file = { name: "books.csv", mimeType: "text/csv", buffer: Buffer.alloc(5_000_000, "title,authors\n") };
      await page.getByLabel("File", { exact: true }).setInputFiles(file);
      await page.getByRole("button", { name: "Upload and continue" }).click();
      await expect(page.getByText("The disk is full. Nothing was saved.")).toBeVisible();
      await context.close();
      for (const accept of ["text/html", "application/json"]) {
        const form = await admin.form("/desk/import", "Upload and continue");
        const answer = await admin.post("/api/desk/import", withFile(form, 5_000_000), {
          ...asBrowser(server),
          accept,
        });
        const said = accept === "text/html" ? messageIn((await admin.open("/desk/import?again=1")).text) : answer.text;
        expect(said).toContain("The disk is full. Nothing was saved. Ask an admin to free some space, then try again.");
        expect(readdirSync(join(server.folder, "imports", "uploads"))).toEqual([]);
      }
      server.limitFiles("unlimited");
      const form = await admin.form("/desk/import", "Upload and continue");
      expect((await admin.post("/api/desk/import", withFile(form, 5_000_000))).location).toMatch(
        /^\/desk\/import\/\d+$/,
      );
    });

    test("a form keeps what was typed and says so, and what was acknowledged is there", async ({ browser }) => {
      server.limitFiles(700_000);
      const { saved, name, answer } = await addAuthors("x".repeat(4_000));
      expect(answer.status).toBe(200);
      expect(messageIn(answer.text)).toMatch(/^The disk (is full|reported an error)\. Nothing was saved\./);
      expect(answer.text).toContain(`value="${name}"`);

      const context = await browser.newContext({ storageState: stateOf(admin) });
      const page = await context.newPage();
      await page.goto(`${server.origin}/desk/authors/new`);
      await page.getByLabel("Name", { exact: true }).fill("With JavaScript");
      await page.getByLabel("Note").fill("y".repeat(4_000));
      await page.getByRole("button", { name: "Add author" }).click();
      await expect(page.getByText(/^The disk (is full|reported an error)\. Nothing was saved\./)).toBeVisible();
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("With JavaScript");
      expect(authors().toSorted()).toEqual(saved.toSorted());

      server.limitFiles("unlimited");
      await page.getByRole("button", { name: "Add author" }).click();
      await expect(page.getByRole("heading", { name: "With JavaScript" })).toBeVisible();
      expect(authors()).toHaveLength(saved.length + 1);
      await context.close();
    });
  });

test("a database file that was deleted or replaced takes nothing in, and says so until it is back", async () => {
  const away = `${server.databaseFile}.away`;
  renameSync(server.databaseFile, away);
  const refused = async () => {
    const answer = await admin.fill("/desk/authors/new", "Add author", { name: "Nowhere" });
    expect(messageIn(answer.text)).toContain(
      "was moved, deleted or replaced while Deckle was running. Nothing was saved.",
    );
    const ready = await admin.get("/api/ready");
    expect([ready.status, JSON.parse(ready.text)]).toEqual([503, { status: "not ready" }]);
  };
  await refused();
  expect(server.output).toContain(server.databaseFile);
  copyFileSync(away, server.databaseFile);
  await refused();
  rmSync(server.databaseFile);
  renameSync(away, server.databaseFile);
  await admin.done("/desk/authors/new", "Add author", { name: "Here" });
  expect(authors()).toContain("Here");
  expect((await admin.get("/api/ready")).status).toBe(200);
});

test("what nobody foresaw in a form is a page, without JavaScript too", async () => {
  const form = await admin.form("/desk/authors/new", "Add author");
  const database = new Database(server.databaseFile);
  database.exec('ALTER TABLE "Author" RENAME TO "Lost"');
  const answer = await admin.post(form.path, filledIn(form, "Add author", { name: "X" }), asBrowser(server));
  expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "text/html; charset=utf-8"]);
  expect(answer.text).toContain("Something went wrong");
  expect(answer.text).toContain(String(answer.headers.get("x-request-id")));
  database.exec('ALTER TABLE "Lost" RENAME TO "Author"');
  database.close();
});

test("a page that fails is named by a number that is in the log, and gives away no detail", async ({ browser }) => {
  const database = new Database(server.databaseFile);
  database.exec('ALTER TABLE "Computer" RENAME TO "Lost"');
  const context = await browser.newContext({ storageState: stateOf(admin) });
  const page = await context.newPage();
  const answer = await page.goto(`${server.origin}/desk/computers`);
  expect(answer?.status()).toBe(500);
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  const said = String(await page.getByRole("main").textContent());
  const number = await page.getByRole("main").locator("code").textContent();
  expect(server.output).toContain(`"digest":"${number}"`);
  const sent = String(await answer?.text());
  expect(said + sent).not.toMatch(/no such table|sql|prisma|node_modules|\.ts\b/i);

  // Without JavaScript it is the request's own number.
  const [, requestId = "none"] = /<noscript>.*<code>([^<]+)<\/code>.*<\/noscript>/s.exec(sent) ?? [];
  expect(requestId).toBe(answer?.headers()["x-request-id"]);
  expect(server.output).toContain(`"requestId":"${requestId}"`);
  await context.close();
  database.exec('ALTER TABLE "Lost" RENAME TO "Computer"');
  database.close();
});

test("where the database is away every page says something, and every form", async () => {
  const form = await admin.form("/desk/authors/new", "Add author");
  server.signal("SIGTERM");
  await server.ended();
  server.databaseUrl = "postgresql://nobody@127.0.0.1:1/nowhere";
  await server.start();

  const pages = ["/", "/books", "/books/1", "/authors/1", "/stores", "/search?q=emma", "/sign-in", "/setup", "/desk"];
  const routes = [
    "/desk/books",
    "/desk/jobs/1",
    "/sitemap.xml",
    "/covers/1-abcdef12.svg",
    "/api/desk/import/1/problems",
  ];
  const answers = [...pages, ...routes].map(async (path) => ({
    path,
    ...(await admin.get(path, { accept: "text/html" })),
  }));
  const sent = admin.post(form.path, filledIn(form, "Add author", { name: "Somebody" }), asBrowser(server));
  for (const { path, status, text, headers } of [...(await Promise.all(answers)), { path: "form", ...(await sent) }]) {
    expect([path, status, headers.get("content-type")]).toEqual([path, 500, expect.stringMatching(/^text\/html/)]);
    expect(text, path).toContain("Something went wrong");
    expect(text, path).not.toMatch(/prisma|nowhere|node_modules/i);
  }
  const ready = await admin.get("/api/ready");
  expect([ready.status, JSON.parse(ready.text)]).toEqual([503, { status: "not ready" }]);
  expect(server.output).toContain("the database does not answer");
  expect((await admin.get("/api/health")).status).toBe(200);
});
