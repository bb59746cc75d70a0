import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { parseIsbn } from "../../lib/values/isbn";
import { isLanguage } from "../../lib/values/language";

type Row = Record<string, string>;

const text = readFileSync(new URL("books.csv", import.meta.url), "utf8");
const rows: Row[] = parse(text, { columns: true });
const column = (name: string): string[] => rows.map((row) => row[name] ?? "").filter((value) => value !== "");
const names = column("authors").flatMap((authors) => authors.split("; "));

describe("the demo's books", () => {
  it("are about a thousand, the odd ones among them", () => {
    expect(rows.length).toBeGreaterThanOrEqual(950);
    expect(column("year").filter((year) => Number(year) < 0).length).toBeGreaterThanOrEqual(10);
    expect(rows.filter((row) => row.year === "").length).toBeGreaterThanOrEqual(5);
    expect(rows.filter((row) => row.isbn13 === "").length).toBeGreaterThanOrEqual(20);
    expect(new Set(column("language")).size).toBeGreaterThanOrEqual(10);
    expect(rows.filter((row) => row.authors?.includes("; ")).length).toBeGreaterThanOrEqual(100);
  });

  it("have ISBNs that are right, each once", () => {
    const isbns = column("isbn13");
    for (const isbn of isbns) expect(parseIsbn(isbn)).toEqual({ ok: true, isbn });
    expect(new Set(isbns).size).toBe(isbns.length);
    expect(isbns.length).toBeGreaterThanOrEqual(900);
  });

  it("have titles and authors, none too long", () => {
    expect(column("title")).toHaveLength(rows.length);
    expect(column("authors")).toHaveLength(rows.length);
    for (const title of [...column("title"), ...column("subtitle")]) expect(title.length).toBeLessThanOrEqual(300);
    for (const name of names) {
      expect(name).not.toBe("");
      expect(name).not.toMatch(/[;,]/);
      expect(name.length).toBeLessThanOrEqual(120);
    }
  });

  it("name each author once a book", () => {
    for (const authors of column("authors")) {
      const list = authors.split("; ");
      expect(new Set(list).size).toBe(list.length);
    }
  });

  it("have no surplus white space and no invisible characters", () => {
    for (const value of rows.flatMap(Object.values)) {
      expect(value).toBe(value.normalize("NFC").trim());
      expect(value).not.toMatch(/\s\s|[^\S ]|\p{C}/u);
    }
  });

  it("have their series taken out of the title", () => {
    for (const title of [...column("title"), ...column("subtitle")]) expect(title).not.toMatch(/[()#]/);
    for (const row of rows) expect(row.series === "").toBe(row.series_number === "");
    for (const number of column("series_number")) expect(number).toMatch(/^\d[\d.+, -]{0,19}$/);
    for (const series of column("series")) expect(series).not.toMatch(/#|,$/);
  });

  it("have years that are whole and languages that the form offers", () => {
    for (const year of column("year")) expect(year).toMatch(/^-?[1-9]\d{0,3}$/);
    for (const language of column("language")) expect(isLanguage(language)).toBe(true);
  });

  it("are written as UTF-8 without a mark, in lines that end in LF", () => {
    expect(text.startsWith("title,subtitle,series,series_number,authors,year,language,isbn13\n")).toBe(true);
    expect(text.endsWith("\n")).toBe(true);
    expect(text).not.toMatch(/\r|\uFFFD/);
  });
});
