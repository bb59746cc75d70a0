/** Searches without signing in have a limit for each address; who has signed in has none. */
import type { Answer, Client } from "./support/client";
import { Server } from "./support/server";
import { expect, test } from "./support/test";

test.describe.configure({ timeout: 90_000 });

/** At once; the next one is free in half a minute, so that whoever goes on asking is refused on any machine. */
const LIMIT = 2;

let server: Server;

test.beforeEach(async () => {
  server = await Server.onFreePort();
  await server.migrate();
  process.env.SEARCHES_PER_MINUTE = String(LIMIT);
  await server.start();
  delete process.env.SEARCHES_PER_MINUTE;
});

test.afterEach(() => server.remove());

/** Asks until the answer has this text. */
async function askedTooOften(client: Client, path: string, text: string): Promise<Answer> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await client.get(path);
    if (answer.text.includes(text)) return answer;
  }
  throw new Error(`${path} may be asked for 50 times`);
}

const SENTENCE = "There were too many searches from your network in a short time. Wait ";

test("beyond it everybody who has not signed in is told when to try again", async ({ page }) => {
  const staff = await server.setUp();
  const anybody = server.client();
  const searches = ["/search?q=emma", "/api/suggest?q=em", "/stores/1?q=emma", "/search?q=austen"];
  expect((await anybody.get("/search?q=emma")).status).toBe(200);
  for (const path of searches) {
    const refused = await askedTooOften(anybody, path, SENTENCE);
    expect(refused.status, path).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(refused.headers.get("x-content-type-options")).toBe("nosniff");
    expect(refused.headers.get("content-security-policy")).toContain("default-src 'self'");
  }
  // What is no search is there for everybody, and signing in lifts the limit.
  for (const path of ["/", "/books", "/search", "/books?q=emma"]) expect((await anybody.get(path)).status).toBe(200);
  for (const path of searches.concat(searches)) expect((await staff.get(path)).status, path).not.toBe(429);

  // A made-up cookie gets past proxy.ts, and no further.
  anybody.cookies.set("deckle-session", { value: "made-up", path: "/" });
  expect((await askedTooOften(anybody, "/api/suggest?q=em", SENTENCE)).status).toBe(429);
  const paused = await askedTooOften(anybody, "/search?q=emma", SENTENCE);
  expect(paused.text).not.toContain("No books found");

  await expect(async () => {
    await page.goto(`${server.origin}/search`);
    await page.getByLabel("Search books").last().fill("emma");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Too many searches" })).toBeVisible();
  }).toPass();
  await expect(page.getByRole("link", { name: "Search again" })).toHaveAttribute("href", "");
  await page.getByRole("link", { name: "Home" }).click();
  await expect(page).toHaveURL(`${server.origin}/`);
});
