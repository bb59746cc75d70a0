/** A file from elsewhere is brought in: matched, checked, fixed, and only then written. */
import { buffer } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import { writeXlsx } from "../lib/spreadsheet/xlsx/write";
import { messageIn } from "./support/client";
import { decoded } from "./support/forms";
import { uniqueIsbn } from "./support/isbn";
import { makeImport, unique } from "./support/rows";
import { expect, test } from "./support/test";

async function send(page: Page, name: string, bytes: Buffer | string, holds?: string): Promise<void> {
  await page.goto("/desk/import");
  if (holds) await page.getByLabel("Import type").selectOption(holds);
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Upload and continue" }).click();
}

const counts = (page: Page) => page.locator(".totals li");

test.describe("a manager", () => {
  test.use({ role: "manager" });

  test("matches a column, fixes a row, imports, and a second time nothing changes", async ({ page }) => {
    const [first, second] = [unique("Works and Days"), unique("Emma")];
    const [isbn, other] = [uniqueIsbn().ten, uniqueIsbn().thirteen];
    const wrong = other.slice(0, -1) + ((Number(other.at(-1)) + 1) % 10);
    const file = `Opus,Authors,ISBN,Year\n ${first} ,Hesiod,${isbn},-750.0\n${second},"Jane Austen, Ann Other",${wrong},1815.0\n`;
    await send(page, "dirty.csv", file);

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import of books");
    await expect(page.getByText("UTF-8, comma-separated")).toBeVisible();
    const opus = page.getByLabel("Import Opus as");
    await expect(opus).toHaveValue("");
    await expect(page.getByLabel("Import Year as")).toHaveValue("year");
    await opus.selectOption("isbn");
    await page.getByRole("button", { name: "Check file" }).click();
    await expect(page.getByLabel("Import ISBN as")).toHaveAccessibleDescription(/already matched to this field/);
    await opus.selectOption("title");
    await page.getByRole("button", { name: "Check file" }).click();

    await expect(counts(page)).toHaveText(["2 new", "0 changed", "0 unchanged", "1 with warnings"]);
    await expect(page.getByRole("heading", { name: `Line 3 ${second}` })).toBeVisible();
    const cell = page.getByLabel("ISBN of line 3");
    await expect(cell).toHaveValue(wrong);
    await cell.fill(other);
    await page.getByRole("button", { name: "Save fixes and re-check" }).click();
    await expect(counts(page)).toHaveText(["2 new", "0 changed", "0 unchanged"]);
    await page.getByRole("button", { name: "Import 2 new" }).click();

    await expect(page.getByRole("heading", { name: "Import complete" })).toBeVisible();
    await expect(counts(page)).toHaveText(["2 new", "0 changed", "0 unchanged"]);
    await page.goto(`/desk/books?q=${encodeURIComponent(first)}`);
    await expect(page.getByRole("row", { name: first })).toContainText("750 BCE");
    await page.goto(`/desk/books?q=${other.replaceAll("-", "")}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(second);
    await expect(page.getByRole("main")).toContainText("Ann Other");

    // What its columns are was remembered, and so is what was done.
    await send(page, "dirty.csv", file);
    await expect(page.getByLabel("Import Opus as")).toHaveValue("title");
    await page.getByRole("button", { name: "Check file" }).click();
    await expect(page.getByText("everything in the file is already here (2 books)")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Import / })).toHaveCount(0);
  });

  test("how the file is read is not chosen in vain: checking it without reading it again asks", async ({ page }) => {
    await send(page, "letters.csv", `Title\n${unique("Emma")}\n`);
    await page.getByText("with a header row · Change").click();
    await page.getByLabel("Encoding", { exact: true }).selectOption("Windows-1252 (Western Europe)");
    await page.getByRole("button", { name: "Check file" }).click();
    const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
    await dialog.getByRole("button", { name: "Stay" }).click();
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("Windows-1252 (Western Europe), comma-separated")).toBeVisible();
    await page.getByRole("button", { name: "Check file" }).click();
    await expect(counts(page)).toHaveText(["1 new", "0 changed", "0 unchanged"]);
  });

  test("reads semicolons and Windows-1252, and leaves rows out", async ({ page, admin }) => {
    const title = unique("Übermut");
    const text = `Titel;Autor;Preis\n${title};Müller, Åse;£12,50\n${unique("Zweites")};;kostenlos\n`;
    await send(page, "verlag.csv", Buffer.from(text, "latin1"));
    await expect(page.getByText("Windows-1252 (Western Europe), semicolon-separated")).toBeVisible();
    await page.getByLabel("Name order").selectOption("yes");
    await page.getByLabel("Author separator").selectOption("none");
    await page.getByRole("button", { name: "Check file" }).click();
    await expect(counts(page)).toHaveText(["1 new", "0 changed", "0 unchanged", "1 rejected"]);
    await page.getByLabel("Skip this row").check();
    await page.getByRole("button", { name: "Save fixes and re-check" }).click();
    await expect(counts(page)).toHaveText(["1 new", "0 changed", "0 unchanged", "1 skipped"]);
    await page.getByRole("button", { name: "Import 1 new" }).click();
    await expect(page.getByRole("heading", { name: "Import complete" })).toBeVisible();
    const { text: list } = await admin.open(`/desk/books?q=${encodeURIComponent(title)}`);
    expect(decoded(list)).toContain("Åse Müller");
  });

  test("accepts every suggestion of a kind at once", async ({ page }) => {
    const [first, second] = [unique("Caf&eacute;"), unique("M&uuml;nchen")];
    await send(page, "damaged.csv", `Title,Authors\n${first},Ann Other\n${second},Ann Other\n`);
    await page.getByRole("button", { name: "Check file" }).click();
    await expect(counts(page)).toHaveText(["2 new", "0 changed", "0 unchanged", "2 with warnings"]);
    await expect(page.getByLabel("Title of line 3")).toHaveValue(second.replace("&uuml;", "ü"));
    await page.getByRole("button", { name: "Accept all 2 suggestions of this kind" }).click();
    await expect(counts(page)).toHaveText(["2 new", "0 changed", "0 unchanged"]);
    await page.getByText("Show 2 rows").click();
    await expect(page.getByRole("listitem").filter({ hasText: second.replace("&uuml;", "ü") })).toBeVisible();
  });

  test("brings computers in from a workbook", async ({ page }) => {
    const name = unique("Till");
    const columns = ["Rechner", "RAM", "Standort"].map((header) => ({ header, name: header, type: "text" as const }));
    const rows = async function* () {
      yield [[name, "16 GB", "Harbour Street"]];
    };
    await send(page, "tills.xlsx", await buffer(writeXlsx(columns, rows(), "Tills")), "computer");
    await expect(page.getByText("Sheet “Tills”")).toBeVisible();
    await page.getByRole("button", { name: "Check file" }).click();
    await page.getByRole("button", { name: "Import 1 new" }).click();
    await expect(page.getByText("1 computer was added")).toBeVisible();
    await page.goto(`/desk/computers?q=${encodeURIComponent(name)}`);
    await expect(page.getByRole("row", { name })).toContainText("16");
  });

  test("is told at once what is no table", async ({ page }) => {
    await send(page, "photo.csv", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 3]));
    await expect(page.getByLabel("File", { exact: true })).toHaveAccessibleDescription(/not a table/);
    await send(page, "empty.csv", "");
    await expect(page.getByLabel("File", { exact: true })).toHaveAccessibleDescription(/empty/);
  });

  test("undoes an import from its end", async ({ page, signedIn }) => {
    const name = unique("Undone");
    const id = await makeImport(await signedIn("manager"), `Name\n${name}\n`, "authors.csv", "author");
    await page.goto(`/desk/import/${id}`);
    await page.getByRole("button", { name: "Check file" }).click();
    await page.getByRole("button", { name: "Import 1 new" }).click();
    await page.getByRole("link", { name: "View or undo changes" }).click();
    await expect(page.getByRole("definition").filter({ hasText: /import/i })).toBeVisible();
    await page.getByRole("link", { name: "Undo…" }).click();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(page).not.toHaveURL(/\/undo$/);
    await page.goto(`/desk/authors?q=${encodeURIComponent(name)}`);
    await expect(page.getByRole("heading", { name: "No author matches" })).toBeVisible();
  });

  test("forgets a file again", async ({ page, signedIn }) => {
    const manager = await signedIn("manager");
    const id = await makeImport(manager, `Name\n${unique("Author")}\n`, "to forget.csv", "author");
    await page.goto(`/desk/import/${id}`);
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(page.getByText("The file “to forget.csv” was removed.")).toBeVisible();
    expect((await manager.get(`/desk/import/${id}`)).status).toBe(404);
  });
});

test.describe("without JavaScript", () => {
  test.use({ role: "manager", javaScriptEnabled: false });

  test("authors are imported, step by step", async ({ page }) => {
    const [one, two] = [unique("Woolf"), unique("Sayers")];
    await send(page, "authors.csv", `Author;Email\n${one}, Virginia;\n${two}, Dorothy;not an address\n`, "author");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import of authors");
    await page.getByLabel("Name order").selectOption("yes");
    await page.getByRole("button", { name: "Check file" }).click();
    await expect(page.getByText("Email of line 3")).toBeAttached();
    await page.getByLabel("Email of line 3").fill("sayers@example.com");
    await page.getByRole("button", { name: "Save fixes and re-check" }).click();
    await page.getByRole("button", { name: "Import 2 new" }).click();
    await expect(page.getByText("2 authors were added")).toBeVisible();
    await page.getByRole("link", { name: "View authors" }).click();
    await page.getByLabel("Search authors").fill(two);
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.getByRole("row", { name: `Dorothy ${two}` })).toContainText(`${two}, Dorothy`);
  });
});

test.describe("who may not", () => {
  test("a bookseller is not offered it, and refused", async ({ signedIn, visitor, admin }) => {
    const bookseller = await signedIn("bookseller");
    expect((await bookseller.open("/desk")).text).not.toContain("/desk/import");
    const form = () => {
      const data = new FormData();
      data.set("entity", "book");
      data.set("file", new File(["Title\nEmma\n"], "books.csv"));
      return data;
    };
    expect((await bookseller.post("/api/desk/import", form())).status).toBe(403);
    expect((await visitor.post("/api/desk/import", form())).location).toMatch(/^\/sign-in\?/);
    for (const headers of [{ origin: "https://evil.example" }, {}]) {
      expect((await admin.post("/api/desk/import", form(), headers as Record<string, string>)).status).toBe(403);
    }
  });

  test("a manager imports no users, and sees nobody else's file", async ({ signedIn, admin }) => {
    const manager = await signedIn("manager");
    const data = new FormData();
    data.set("entity", "user");
    data.set("file", new File(["Username,Email\nx,x@example.com\n"], "users.csv"));
    const { location = "" } = await manager.post("/api/desk/import", data);
    expect(messageIn((await manager.open(location)).text)).toContain("You don’t have permission to do this");
    const id = await makeImport(admin, "Title\nEmma\n");
    expect((await manager.get(`/desk/import/${id}`)).status).toBe(404);
    expect((await manager.get(`/api/desk/import/${id}/problems`)).status).toBe(404);
  });
});
