/** The search boxes: what they suggest, what a scanner does with them, and that nothing typed is an error. */
import type { Page } from "@playwright/test";
import { uniqueIsbn } from "./support/isbn";
import { makeAuthor, makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

const box = (page: Page) => page.getByLabel("Search books").last();
const options = (page: Page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");

const sides = [
  { side: "on the storefront", role: "nobody", path: "/", base: "" },
  { side: "at the desk", role: "bookseller", path: "/desk", base: "/desk" },
] as const;

for (const { side, role, path, base } of sides) {
  test.describe(side, () => {
    test.use({ role });

    test("books and authors are suggested, and opened by the keyboard alone", async ({ page, admin }) => {
      const name = unique("Amádo");
      const author = await makeAuthor(admin, { name });
      const title = unique("Gabriela");
      const book = await makeBook(admin, { title, "authors.0.authorId": String(author) });
      await page.goto(path);
      await box(page).focus();
      await page.keyboard.type(name.toUpperCase(), { delay: 5 });
      await expect(options(page)).toHaveText([`${title} ${name}`, name]);
      await expect(box(page)).toHaveAttribute("aria-expanded", "true");
      await expect(page.getByRole("status").filter({ hasText: "2 suggestions" })).toBeAttached();

      // Down to the second and round to the field; up to the last, and away.
      for (const [key, chosen] of [
        ["ArrowDown", 0],
        ["ArrowDown", 1],
        ["ArrowDown", undefined],
        ["ArrowUp", 1],
      ] as const) {
        await page.keyboard.press(key);
        await expectChosen(page, chosen);
      }
      await page.keyboard.press("Escape");
      await expect(options(page)).toHaveCount(0);
      await expect(box(page)).toHaveValue(name.toUpperCase());
      await page.keyboard.press("ArrowDown");
      await expect(options(page)).toHaveCount(2);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${base}/books/${book}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    });
  });
}

test.describe("in the list of books", () => {
  test.use({ role: "bookseller" });

  test("a suggestion is a link to press, and Tab leaves them all", async ({ page, admin }) => {
    const name = unique("Zélia");
    const author = await makeAuthor(admin, { name });
    await makeBook(admin, { title: unique("Anarchists"), "authors.0.authorId": String(author) });
    await page.goto("/desk/books");
    await box(page).pressSequentially(name);
    await expect(options(page)).toHaveCount(2);
    await page.keyboard.press("Tab");
    await expect(options(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Search", exact: true }).last()).toBeFocused();
    await box(page).press("ArrowDown");
    const link = page.getByRole("group", { name: "Authors" }).getByRole("option", { name });
    await expect(link).toHaveAttribute("href", `/desk/authors/${author}`);
    await link.click();
    await expect(page).toHaveURL(`/desk/authors/${author}`);
  });

  test("Enter searches as ever while suggestions are shown", async ({ page, admin }) => {
    const title = unique("Tieta");
    await makeBook(admin, { title });
    await page.goto("/desk/books");
    await box(page).pressSequentially(title);
    await expect(options(page)).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL((url) => url.pathname === "/desk/books" && url.searchParams.get("q") === title);
    await expect(page.getByRole("main").getByRole("link", { name: title })).toBeVisible();
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, role: javaScriptEnabled ? "bookseller" : "nobody" });

    test("a scanned ISBN opens its book at once", async ({ page, admin }) => {
      const { ten, thirteen } = uniqueIsbn();
      const book = await makeBook(admin, { title: unique("Scanned"), isbn: ten });
      const digits = thirteen.replaceAll("-", "");
      for (const scanned of [thirteen, `${digits}51299`]) {
        await page.goto(javaScriptEnabled ? "/desk" : "/");
        const field = page.getByLabel("Search books").last();
        await field.focus();
        await page.keyboard.type(scanned);
        await page.keyboard.press("Enter");
        await expect(page, scanned).toHaveURL(`${javaScriptEnabled ? "/desk" : ""}/books/${book}`);
      }
    });
  });
}

test("whatever is searched for, the page answers", async ({ visitor, signedIn }) => {
  const bookseller = await signedIn("bookseller");
  for (const q of nasty) {
    for (const [client, path] of [
      [visitor, "/search"],
      [bookseller, "/desk/books"],
    ] as const) {
      const { status, text } = await client.get(`${path}?${new URLSearchParams({ q })}`);
      expect([status, /<h1/.test(text)], q.slice(0, 40)).toEqual([200, true]);
    }
  }
});

const nasty = [
  '"',
  '\'; DROP TABLE "Book"; --',
  'NEAR("a" "b", 2) AND OR NOT *:^ -{title}:x',
  "\\ % _ ! & | <-> :* ' ''",
  "<script>alert(1)</script>",
  "\0\u0001\u001f\u007f",
  "\u202eפסוק שלום‏ مرحبا",
  "👩‍👩‍👧‍👦🏳️‍🌈",
  "a".repeat(10_000),
  "war and ".repeat(1_250),
  "👩".repeat(10_000),
];

async function expectChosen(page: Page, index: number | undefined): Promise<void> {
  if (index === undefined) {
    await expect(options(page).and(page.locator("[aria-selected=true]"))).toHaveCount(0);
    return expect(box(page)).not.toHaveAttribute("aria-activedescendant");
  }
  const chosen = options(page).nth(index);
  await expect(chosen).toHaveAttribute("aria-selected", "true");
  await expect(box(page)).toHaveAttribute("aria-activedescendant", String(await chosen.getAttribute("id")));
}

test("no suggestion comes too late, none that fails is heard of, and one that had no time says so", async ({
  page,
  admin,
}) => {
  const [first, second] = [unique("Early"), unique("Later")];
  for (const title of [first, second]) await makeBook(admin, { title });
  const asked: string[] = [];
  await page.route("**/api/suggest?*", async (route) => {
    const q = new URL(route.request().url()).searchParams.get("q") ?? "";
    asked.push(q);
    if (q === "fails") return route.fulfill({ status: 500, body: "" });
    if (q === "two words") return route.fulfill({ status: 503, json: { error: "Search took too long. Try again." } });
    if (q === first) await secondAnswered;
    // The browser has let go of the first by then.
    await route.continue().catch(() => {});
  });
  const secondAnswered = page.waitForResponse((response) => response.url().includes(second.split(" ")[1] ?? ""));
  await page.goto("/");
  await expect(box(page)).toBeVisible();
  await box(page).fill(first);
  await expect.poll(() => asked).toEqual([first]);
  await box(page).fill(second);
  await expect(options(page)).toHaveText([second]);
  await box(page).fill("two words");
  await expect(page.getByRole("status").filter({ hasText: "Search took too long. Try again." })).toBeAttached();
  await expect(page.getByText("Search took too long. Try again.").first()).toBeVisible();
  await box(page).fill("fails");
  await expect(options(page)).toHaveCount(0);
  await box(page).press("Enter");
  await expect(page).toHaveURL("/search?q=fails");
});

test("the desk's suggestions are for those who are signed in", async ({ visitor, signedIn }) => {
  const path = "/api/desk/suggest?q=the";
  expect((await visitor.get(path)).status).toBe(401);
  const answer = await (await signedIn("bookseller")).get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toContain("private");
  expect(JSON.parse(answer.text)[0].options[0].href).toMatch(/^\/desk\/books\/\d+$/);
  for (const q of ["", "a", ...nasty]) {
    const { status, text } = await visitor.get(`/api/suggest?${new URLSearchParams({ q })}`);
    expect(status, q.slice(0, 40)).toBe(200);
    expect(Array.isArray(JSON.parse(text)), q.slice(0, 40)).toBe(true);
  }
});

test("customers choose their store, and see what it has first", async ({ page, admin }) => {
  const [title, quay, mill] = [unique("Dona Flor"), unique("Quay"), unique("Mill")];
  const book = await makeBook(admin, { title, price: "12.50" });
  const [mine, other] = [await makeStore(admin, { name: quay }), await makeStore(admin, { name: mill })];
  const results = `/search?${new URLSearchParams({ q: title })}`;
  const line = page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  await stockUp(admin, book, other, 3);
  await page.goto(results);
  await expect(line).toContainText("£12.50");
  await expect(line).toContainText("In 1 store");

  await page.goto(`/stores/${mine}`);
  await page.getByRole("button", { name: "Set as my store" }).click();
  await expect(page.getByRole("status").filter({ hasText: `Your store is now ${quay}` })).toBeVisible();
  await page.goto(results);
  await expect(line).toContainText(`Not at ${quay}, but in 1 other store`);
  await stockUp(admin, book, mine, 1);
  await page.reload();
  await expect(line).toContainText(`In stock at ${quay}, and in 1 other store`);
  await page.goto(`/books/${book}`);
  const places = page.getByRole("region", { name: "Where to find it" }).getByRole("listitem");
  await expect(places).toContainText([`1 copy at ${quay} My store`, `3 copies at ${mill}`]);

  // Closed, it is nobody's.
  await admin.done(`/desk/stores/${mine}`, "Close store");
  await page.goto(results);
  await expect(line).toContainText("In 1 store");
  await expect(page.getByRole("main")).not.toContainText(quay);
});

test("what a search found is put in another order, and a misspelt one says so", async ({ page, admin }) => {
  const mark = unique("").slice(1);
  for (const [title, price] of [
    [`Zzz ${mark}`, "1.00"],
    [`${mark} Aaa`, "3.00"],
    [`Bbb ${mark}`, "2.00"],
  ]) {
    await makeBook(admin, { title: String(title), price: String(price) });
  }
  const titles = page.getByRole("main").getByRole("heading", { level: 2 });
  await page.goto(`/search?q=${mark}`);
  await expect(titles).toHaveText([`${mark} Aaa`, `Bbb ${mark}`, `Zzz ${mark}`]);
  const orders = page.getByRole("navigation", { name: "Sort by" });
  await expect(orders.getByRole("link", { name: "Best match" })).toHaveAttribute("aria-current", "true");
  await orders.getByRole("link", { name: "Price" }).click();
  await expect(titles).toHaveText([`Zzz ${mark}`, `Bbb ${mark}`, `${mark} Aaa`]);
  await orders.getByRole("link", { name: "Best match" }).click();
  await expect(titles).toHaveText([`${mark} Aaa`, `Bbb ${mark}`, `Zzz ${mark}`]);

  const misspelt = mark.slice(0, -1) + (mark.endsWith("q") ? "x" : "q");
  await page.goto(`/search?q=${misspelt}`);
  const note = `Showing results for “${mark}”. Nothing matches “${misspelt}”.`;
  await expect(page.getByRole("status").filter({ hasText: note })).toBeVisible();
  await expect(titles).toHaveCount(3);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("suggestions are large enough to press, and fit the screen", async ({ page, admin }) => {
    const title = unique(`Donaudampfschifffahrt${"x".repeat(60)}`);
    const book = await makeBook(admin, { title });
    await page.goto("/stores");
    await box(page).pressSequentially(title.slice(0, 30));
    await expect(options(page).first()).toBeVisible();
    for (const option of await options(page).all()) {
      const place = await option.boundingBox();
      expect(place?.height).toBeGreaterThanOrEqual(44);
      expect((place?.x ?? 0) + (place?.width ?? 999)).toBeLessThanOrEqual(360);
    }
    await box(page).fill(title);
    await expect(options(page)).toHaveText([title]);
    await options(page).tap();
    await expect(page).toHaveURL(`/books/${book}`);
  });
});
