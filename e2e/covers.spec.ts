/** The cover of a book: a picture of one's own instead of the drawing, and back again. */
import sharp from "sharp";
import type { Client } from "./support/client";
import { filledIn } from "./support/forms";
import { clientOf, makeBook, makeUser, password, unique } from "./support/rows";
import { letSessionsRunOut } from "./support/run-out";
import { expect, test } from "./support/test";

const picture = (format: "png" | "gif", width = 300) =>
  sharp({ create: { width, height: 450, channels: 3, background: "#246" } })
    .toFormat(format)
    .toBuffer();

test.describe("a bookseller", () => {
  test.use({ role: "bookseller" });

  test("gives a book a picture, and takes it away again", async ({ page, admin }) => {
    const title = unique("Covered");
    const id = await makeBook(admin, { title });
    await page.goto(`/desk/books/${id}`);
    await page.getByRole("link", { name: "Change the cover" }).click();
    await expect(page.getByRole("img", { name: `Cover of ${title}` })).toHaveAttribute("src", /\.svg$/);

    await page.getByLabel("Picture", { exact: true }).setInputFiles({
      name: "cover.png",
      mimeType: "image/png",
      buffer: await picture("png"),
    });
    await expect(page.getByRole("img", { name: "The picture you chose" })).toBeVisible();
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.getByRole("dialog", { name: "Leave without saving?" }).getByRole("button", { name: "Stay" }).click();
    // More than it may be is said, not cut off.
    const words = page.getByLabel("Alt text");
    await words.fill("fox ".repeat(100));
    await page.getByRole("button", { name: "Save" }).click();
    await expect(words).toHaveAccessibleDescription(/This is too long: 300 characters at most/);
    await expect(words).toHaveValue("fox ".repeat(100));
    await words.fill("A fox asleep on a pile of books");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The cover is changed.")).toBeVisible();
    const cover = page.getByRole("img", { name: "A fox asleep on a pile of books" });
    await expect(cover).toHaveAttribute("src", /\.webp$/);
    await expect.poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

    await page.getByRole("link", { name: "Change the cover" }).click();
    await page.getByRole("button", { name: "Remove the picture" }).click();
    await expect(page.getByText("Picture removed")).toBeVisible();
    await expect(page.locator(`img[src^="/covers/${id}-"]`)).toHaveAttribute("src", /\.svg$/);
  });
});

test.describe("without JavaScript", () => {
  test("what cannot be a cover is said at its field, and nothing typed is lost", async ({ signedIn, admin }) => {
    const client = await signedIn("bookseller");
    const id = await makeBook(admin, { title: unique("Covered") });
    const large = Buffer.concat([await picture("png"), Buffer.alloc(12 * 1024 * 1024)]);
    for (const [file, sentence] of [
      [await picture("gif"), "This is a GIF."],
      [large, "This file is too large. The limit is 10 MB."],
      [Buffer.alloc(0), "Choose a picture."],
    ] as const) {
      const answer = await sendCover(client, id, "Zwei Füchse & ein Bär", file);
      expect([answer.status, answer.location]).toEqual([303, `/desk/books/${id}/cover?again=1`]);
      const { text } = await client.open(String(answer.location));
      expect(text).toContain(sentence);
      expect(text).toContain('value="Zwei Füchse &amp; ein Bär"');
    }

    const done = await sendCover(client, id, "Zwei Füchse & ein Bär", await picture("png"));
    expect([done.status, done.location]).toEqual([303, `/desk/books/${id}`]);
    const { text } = await client.open(String(done.location));
    expect(text).toContain("The cover is changed.");
    expect(text).toContain('alt="Zwei Füchse &amp; ein Bär"');
    const [address = ""] = /\/covers\/[\w-]+\.webp/.exec(text) ?? [];
    expect((await client.open(address)).headers.get("content-type")).toBe("image/webp");

    expect(await client.done(`/desk/books/${id}/cover`, "Remove the picture")).toBe(`/desk/books/${id}`);
    expect((await client.get(address)).location).toMatch(/\.svg$/);
  });

  test("nothing is taken from another site, or from nobody", async ({ signedIn, visitor, admin }) => {
    const client = await signedIn("bookseller");
    const id = await makeBook(admin, { title: unique("Covered") });
    const form = await client.form(`/desk/books/${id}/cover`, "Save");
    const data = async () => withPicture(filledIn(form, "Save", { alt: "A fox" }), await picture("png"));
    const path = `/api/desk/books/${id}/cover`;
    expect((await client.post(path, await data(), { origin: "https://evil.example" })).status).toBe(403);
    expect((await client.post(path, await data(), {})).status).toBe(403);
    expect((await visitor.post(path, await data())).location).toMatch(/^\/sign-in\?/);
    expect((await client.open(`/desk/books/${id}`)).text).not.toContain(".webp");
  });

  test("a cookie that holds anything else stops no page", async ({ admin }) => {
    const client = await clientOf(admin, await makeUser(admin));
    const path = `/desk/books/${await makeBook(admin, { title: unique("Covered") })}/cover`;
    for (const rubbish of [
      null,
      5,
      { page: path, message: { a: 1 } },
      { page: path, message: "Refused", fields: { picture: {} }, values: {} },
    ]) {
      const value = Buffer.from(JSON.stringify(rubbish)).toString("base64url");
      client.cookies.set("deckle-form-error", { value, path: "/" });
      expect((await client.get(`${path}?again=1`)).status, String(value)).toBe(200);
    }
    const flash = { id: "1", page: "/desk", inResponse: false, text: "Forged" };
    for (const rubbish of [
      { text: {} },
      { links: "x" },
      { links: [null] },
      { links: [{ label: "", href: "//evil" }] },
    ]) {
      const value = encodeURIComponent(JSON.stringify({ ...flash, ...rubbish }));
      client.cookies.set("deckle-flash", { value, path: "/" });
      const { status, text } = await client.get("/desk");
      expect([status, text.includes("Forged")], value).toEqual([200, false]);
    }
  });

  test("what was typed is there after signing in again, where the session had run out by itself", async ({ admin }) => {
    const user = await makeUser(admin);
    const client = await clientOf(admin, user);
    const id = await makeBook(admin, { title: unique("Covered") });
    const form = await client.form(`/desk/books/${id}/cover`, "Save");
    const data = withPicture(filledIn(form, "Save", { alt: "A sleeping fox" }), await picture("png"));
    const send = async () => (await client.post(`/api/desk/books/${id}/cover`, data)).location;
    const session = new Map(client.cookies);
    await client.done("/desk", "Sign out");
    for (const [name, cookie] of session) client.cookies.set(name, cookie);
    expect(await send()).toMatch(/^\/sign-in\?.*&draft=lost$/);
    client.cookies.clear();
    await client.signIn(user.username, password);
    letSessionsRunOut(user);
    expect(await send()).toMatch(/^\/sign-in\?.*&draft=saved$/);
    await client.signIn(user.username, password);
    const { text } = await client.open(`/desk/books/${id}/cover`);
    expect(text).toContain('value="A sleeping fox"');
    expect(text).toContain("Alt text: <del>not set</del> <ins>A sleeping fox</ins>");
  });
});

async function sendCover(client: Client, id: number, alt: string, file: Buffer) {
  const form = await client.form(`/desk/books/${id}/cover`, "Save");
  return client.post(`/api/desk/books/${id}/cover`, withPicture(filledIn(form, "Save", { alt }), file));
}

function withPicture(data: FormData, file: Buffer): FormData {
  // After the other fields, as in the form.
  data.delete("picture");
  data.append("picture", new File([new Uint8Array(file)], "cover.png", { type: "image/png" }));
  return data;
}
