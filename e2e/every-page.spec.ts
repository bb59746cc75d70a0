/**
 * Every page in the browser: nothing in the console, nothing against the policy, nothing that could not be loaded, nothing
 * wider than the window; and of each kind of page one that nothing keeps anybody from using (axe), in both themes and at
 * three widths.
 */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Client } from "./support/client";
import { addresses, pathsOfRows } from "./support/pages";
import { stateOf } from "./support/state";
import { expect, test } from "./support/test";

const isPage = (address: string) => !/\.|^\/api|\[file\]/.test(address);
/** The books first: their pages have the most on them. */
const entities = ["books", "authors", "stores", "computers", "users"];

/** What an address has in common with those of other entities, whose pages are made of the same parts; a row has its own. */
function kindOf(address: string): string {
  return address.endsWith("/[id]") ? address : address.replace(new RegExp(`^/desk/(${entities.join("|")})`), "/desk/*");
}

/** One address of each kind. */
function oneOfEach(all: string[]): Set<string> {
  const rank = (address: string) => entities.findIndex((entity) => address.startsWith(`/desk/${entity}`));
  const kinds = new Map<string, string>();
  for (const address of all.toSorted((one, other) => rank(one) - rank(other))) {
    if (!kinds.has(kindOf(address))) kinds.set(kindOf(address), address);
  }
  return new Set(kinds.values());
}

const lookedOver = oneOfEach(addresses().filter(isPage));

const isPublic = (address: string) => isPage(address) && !/^\/(desk|setup)/.test(address);

test.describe("loads without a complaint, and can be used by everybody", () => {
  test("nobody, in the shop window", async ({ page, admin }) => {
    await visit(page, admin, addresses().filter(isPublic));
  });

  test.describe("at the desk", () => {
    test.use({ role: "admin" });

    for (const entity of entities) {
      test(`the admin, with ${entity}`, async ({ page, admin }) => {
        const here = addresses().filter((address) => address.startsWith(`/desk/${entity}`));
        expect(here.length).toBeGreaterThan(3);
        const titles = await visit(page, admin, here);
        const names = titles.filter((_, at) => here[at]?.includes("[id]")).map((title) => title.split(" · ")[0]);
        expect(new Set(names).size, "tabs are told apart by what the row is called").toBe(1);
      });
    }

    test("the admin, anywhere else", async ({ page, admin }) => {
      const others = addresses().filter(
        (address) => isPage(address) && /^\/desk(?!\/(authors|books|stores|computers|users))/.test(address),
      );
      await visit(page, admin, others);
    });
  });
});

test.describe("looks a form over in the browser, under the policy", () => {
  const checks = [
    ["/sign-in", "Username or email", "Enter your username or email address."],
    ["/desk/authors/new", "Name", "Enter the author's name."],
    ["/desk/books/new", "Title", "Enter the title."],
    ["/desk/stores/new", "Name", "Enter the store's name."],
    ["/desk/computers/new", "Name", "Enter the computer's name."],
    ["/desk/users/new", "Username", "Enter a username."],
    ["/desk/account", "Present password", "Enter your present password."],
  ] as const;

  for (const [path, label, sentence] of checks) {
    test(path, async ({ browser, baseURL, admin }) => {
      const storageState = path === "/sign-in" ? undefined : stateOf(admin);
      const context = await browser.newContext({ baseURL, storageState });
      const page = await context.newPage();
      const complaints = await listen(page);
      await page.goto(path);
      const field = page.getByLabel(label, { exact: true });
      const marked = page.getByText(sentence);
      // Left before the page had its scripts, it is looked over the next time.
      await expect(async () => {
        await field.focus();
        await field.blur();
        await expect(marked).toBeVisible({ timeout: 1000 });
      }).toPass();
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
});

test("every answer has the headers that keep it safe", async ({ admin, visitor }) => {
  // A cover has a policy of its own, which lets nothing be done at all; its own test asks for it.
  const paths = addresses()
    .filter((address) => !address.startsWith("/covers"))
    .map(await pathsOfRows(admin));
  const nonces = new Set<string>();
  for (const path of [...paths, "/no-such-page", "/favicon.ico", "/fonts/none", "/desk/users/999999999"]) {
    for (const client of [admin, visitor]) {
      const { headers, text } = await client.get(path);
      expect.soft(Object.fromEntries(headers), path).toMatchObject(safeHeaders);
      expect.soft(headers.get("x-powered-by"), path).toBeNull();
      const policy = headers.get("content-security-policy") ?? "";
      const [, nonce = "none"] = /script-src [^;]*'nonce-([\w+/=]{16,})'/.exec(policy) ?? [];
      expect.soft(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
      expect.soft(nonces.has(nonce), `${path} has a nonce of its own`).toBe(false);
      nonces.add(nonce);
      const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect
        .soft(
          scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
          path,
        )
        .toEqual([]);
    }
  }
});

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

/** Opens the pages one after the other, each as if for the first time, and answers with their titles. */
async function visit(page: Page, admin: Client, visited: string[]): Promise<string[]> {
  const complaints = await listen(page);
  const titles: string[] = [];
  const pathOf = await pathsOfRows(admin);
  for (const address of visited) {
    const path = pathOf(address);
    const answer = await page.goto(path);
    expect.soft(answer?.status(), path).toBe(200);
    titles.push(await page.title());
    expect.soft(titles.at(-1), path).not.toBe("");
    await expect.soft(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    await expectUsable(page, path, lookedOver.has(address));
  }
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
  return titles;
}

/** 320 px is also what a zoom of 400 % leaves of a usual window. */
const widths = [320, 768, 1440];

async function expectUsable(page: Page, path: string, inFull: boolean): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    if (inFull) await expectNoViolations(page, `${path}, light, ${width} px`, "light");
    const room = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(room, `${path} is wider than ${width} px`).toBeLessThanOrEqual(0);
  }
  // The theme changes colours and nothing else, and at this width all of them are to be seen.
  if (inFull) await expectNoViolations(page, `${path}, dark`, "dark");
}

async function expectNoViolations(page: Page, what: string, colorScheme: "light" | "dark"): Promise<void> {
  // A colour on its way to another has whatever contrast.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // There are no frames: without the blank page that axe would open to put their results together, it takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (colorScheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join("  ")}`);
  expect.soft(found, what).toEqual([]);
}

/** Everything that a browser complains of, from now on. */
async function listen(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  const note = (what: string) => complaints.push(`${new URL(page.url()).pathname}: ${what}`);
  await page.exposeFunction("complainOfPolicy", note);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, sample }) => {
      const { complainOfPolicy } = window as unknown as { complainOfPolicy(what: string): void };
      complainOfPolicy(["policy", violatedDirective, blockedURI, sourceFile, sample].join(" "));
    });
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) note(`console ${message.text()}`);
  });
  page.on("pageerror", (error) => note(`error ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) note(`${response.status()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // Next itself lets go of what it fetched ahead, once it knows enough.
    const fetchedAhead = request.headers()["next-router-prefetch"] !== undefined && reason === "net::ERR_ABORTED";
    if (!fetchedAhead) note(`failed ${request.url()} ${reason}`);
  });
  return complaints;
}
