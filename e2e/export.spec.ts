import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { inspectSheet } from "../lib/spreadsheet/inspect-sheet";
import { uniqueIsbn } from "./support/isbn";
import { makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

/** Opens the menu, chooses a format, and waits for the file. */
async function exported(page: Page, format: string) {
  if (!(await page.getByRole("button", { name: format, exact: true }).isVisible())) {
    await page.getByText("Export", { exact: true }).click();
  }
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: format, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

test("a manager takes out the books that a list shows, as CSV, Excel and JSON lines", async ({ page, admin }) => {
  const mark = unique("Taken").split(" ").at(-1) ?? "";
  const { thirteen } = uniqueIsbn();
  const digits = thirteen.replaceAll("-", "");
  const book = await makeBook(admin, {
    title: `=Émile ${mark}`,
    isbn: thirteen,
    year: "750 BCE",
    price: "12.99",
    language: "fr",
  });
  await makeBook(admin, { title: `Zadig ${mark}`, language: "fr" });
  await makeBook(admin, { title: `Emma ${mark}`, language: "en" });
  const name = unique("Hay");
  await stockUp(admin, book, await makeStore(admin, { name }), 3);

  await page.goto(`/desk/books?q=${mark}&where=language==fr&sort=-title`);
  const csv = await exported(page, "CSV");
  expect(csv.name).toMatch(/^books-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(csv.path, "utf8");
  expect(text).toMatch(/^\ufeffTitle,/);
  const [header = "", zadig, emile = "", ...rest] = text.split("\r\n");
  expect(zadig).toMatch(new RegExp(`^Zadig ${mark},`));
  expect(emile).toMatch(new RegExp(`^'=Émile ${mark},,,'${digits},,,,,-750,fr,12.99,`));
  expect(emile.split(",")[header.split(",").indexOf(`Copies at ${name}`)]).toBe("3");
  expect(rest).toEqual([""]);

  const excel = await exported(page, "Excel");
  expect(excel.name).toMatch(/^books-.*\.xlsx$/);
  const sheet = await inspectSheet(excel.path, {});
  expect(sheet).toMatchObject({ kind: "xlsx", sheet: "Books", warnings: [] });
  expect(sheet.samples.map(({ cells }) => [cells[0], cells[3]])).toEqual([
    [`Zadig ${mark}`, ""],
    [`=Émile ${mark}`, digits],
  ]);

  const json = await exported(page, "JSON lines");
  const [, line = ""] = (await readFile(json.path, "utf8")).split("\n");
  expect(JSON.parse(line)).toMatchObject({ title: `=Émile ${mark}`, isbn: digits, year: -750, price: 12.99 });
});

test("only those take a list out who may see it, and only from the shop's own pages", async ({ signedIn, visitor }) => {
  const form = () => {
    const data = new FormData();
    data.set("format", "csv");
    return data;
  };
  const [bookseller, manager, admin] = await Promise.all([
    signedIn("bookseller"),
    signedIn("manager"),
    signedIn("admin"),
  ]);
  const statuses = async (list: string) =>
    Promise.all(
      [visitor, bookseller, manager, admin].map(
        async (one) => (await one.post(`/api/desk/export/${list}`, form())).status,
      ),
    );
  expect(await statuses("stores")).toEqual([303, 200, 200, 200]);
  expect(await statuses("history")).toEqual([303, 403, 200, 200]);
  expect(await statuses("users")).toEqual([303, 403, 403, 200]);
  expect(await statuses("sessions")).toEqual([303, 404, 404, 404]);
  for (const origin of ["https://elsewhere.example", "null"]) {
    const answer = await manager.post("/api/desk/export/books", form(), { origin });
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining("from another site")]);
  }
  const answer = await admin.post("/api/desk/export/users", form());
  expect(answer.text).toMatch(
    /^\ufeff?Username,Email,Display name,Role,Active,Registered \(UTC\),Last signed in \(UTC\)\r\n/,
  );
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="users-\d{4}-\d\d-\d\d\.csv"$/);
});
