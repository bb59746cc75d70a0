/**
 * Every page in the browser: nothing in the console, nothing against the policy, nothing that could not be loaded, nothing
 * wider than the window; and of each kind of page one that nothing keeps anybody from using (axe).
 */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { addresses } from "./support/pages";
import { expect, test } from "./support/test";

const isPage = (address: string) => !/\.|^\/api|\[file\]/.test(address);
/** The books first: their pages have the most on them. */
const entities = ["books", "authors", "stores", "computers", "users"];

/** What an address has in common with those of other entities, whose pages are made of the same parts; a row has its own. */
function kindOf(address: string): string {
  return address.endsWith("/[id]") ? address : address.replace(new RegExp(`^/desk/(${entities.join("|")})`), "/desk/*");
}

/** One address of each kind. */
function oneOfEach(all: string[]): string[] {
  const rank = (address: string) => entities.findIndex((entity) => address.startsWith(`/desk/${entity}`));
  const kinds = new Map<string, string>();
  for (const address of all.toSorted((one, other) => rank(one) - rank(other))) {
    if (!kinds.has(kindOf(address))) kinds.set(kindOf(address), address);
  }
  return [...kinds.values()];
}

const isPublic = (address: string) => !/^\/(desk|setup)/.test(address);
const visited = oneOfEach(addresses().filter(isPage));
const ofDesk = visited.filter((address) => address.startsWith("/desk"));
/** In parts, which are tried side by side. */
const PARTS = 4;

test.describe("loads without a complaint, and can be used by everybody", () => {
  test("anonymous, on the storefront", async ({ page, pathOf }) => {
    await visit(page, pathOf, visited.filter(isPublic));
  });

  test.describe("at the desk", () => {
    test.use({ role: "admin" });

    for (let part = 1; part <= PARTS; part++) {
      test(`the admin, part ${part} of ${PARTS}`, async ({ page, pathOf }) => {
        const here = ofDesk.filter((_, at) => at % PARTS === part - 1);
        expect(here.length).toBeGreaterThan(3);
        await visit(page, pathOf, here);
      });
    }
  });
});

test("tabs are told apart by what the row is called", async ({ admin, pathOf }) => {
  for (const entity of entities) {
    const pages = addresses().filter((address) => address.startsWith(`/desk/${entity}/[id]`));
    expect(pages.length).toBeGreaterThan(2);
    const names = new Set<string>();
    for (const address of pages) {
      const { text } = await admin.open(pathOf(address));
      names.add(/<title>([^<]+)<\/title>/.exec(text)?.[1]?.split(" · ")[0] ?? "");
    }
    expect([...names], entity).toEqual([expect.stringMatching(/./)]);
  }
});

test.describe("looks a form over in the browser, under the policy", () => {
  const checks = [
    ["/sign-in", "Username or email", "Enter your username or email address."],
    ["/desk/books/new", "Title", "Enter the title."],
    ["/desk/account", "Current password", "Enter your current password."],
  ] as const;

  for (const [path, label, sentence] of checks) {
    test.describe(() => {
      test.use({ role: path === "/sign-in" ? "nobody" : "admin" });

      test(path, async ({ page }) => {
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
      });
    });
  }
});

/** Opens the pages one after the other, each as if for the first time. */
async function visit(page: Page, pathOf: (address: string) => string, all: string[]): Promise<void> {
  const complaints = await listen(page);
  for (const [at, address] of all.entries()) {
    const path = pathOf(address);
    const answer = await page.goto(path);
    expect.soft(answer?.status(), path).toBe(200);
    expect.soft(await page.title(), path).not.toBe("");
    await expect.soft(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    await expectUsable(page, path, at % 2 === 0 ? "light" : "dark");
    // It has every component.
    if (address === "/desk/styleguide") await expectUsable(page, path, at % 2 === 0 ? "dark" : "light");
  }
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
}

type Theme = "light" | "dark";

/** 320 px is also what a zoom of 400 % leaves of a usual window. By turns axe looks at a phone in the dark, and a wide window. */
const windows = [
  { width: 320, theme: "dark" },
  { width: 1440, theme: "light" },
] as const;

async function expectUsable(page: Page, path: string, looked: Theme): Promise<void> {
  for (const { width, theme } of windows) {
    await page.setViewportSize({ width, height: 800 });
    // What is resized takes its new place in the next frame.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
        message: `${path} is wider than ${width} px`,
      })
      .toBeLessThanOrEqual(0);
    if (theme === looked) await expectNoViolations(page, `${path}, ${theme}, ${width} px`, theme);
  }
}

async function expectNoViolations(page: Page, what: string, colorScheme: Theme): Promise<void> {
  // A colour on its way to another has whatever contrast.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // There are no frames: without the blank page that axe would open to put their results together, it takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
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
