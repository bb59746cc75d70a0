import { expect, it } from "vitest";
import type { SheetInfo } from "../../spreadsheet/sheet";
import { type ImportEntity, importEntities, importFields } from "../fields";
import { suggestColumns } from "./match-columns";

const stores = [{ id: 3, name: "Harbour Street" }];

function matched(entity: ImportEntity, header: string[], ...rows: string[][]) {
  const samples = rows.map((cells, place) => ({ line: place + 2, cells }));
  const info: SheetInfo = { kind: "text", header, samples, rowLength: 0, warnings: [] };
  return suggestColumns(entity, info, stores).map(({ field }) => field);
}

it("goodbooks", () => {
  const header = "book_id,books_count,isbn,isbn13,authors,original_publication_year,original_title,title,language_code";
  const fields = [null, null, "isbn", "otherIsbn", "authors", "year", null, "title", "language"];
  expect(matched("book", header.split(","))).toEqual(fields);
});

it("Goodreads, LibraryThing and Calibre", () => {
  expect(
    matched("book", ["Book Id", "Title", "Author", "Author l-f", "ISBN", "ISBN13", "Binding", "Year Published"]),
  ).toEqual([null, "title", "authors", null, "isbn", "otherIsbn", "format", "year"]);
  expect(matched("book", ["Primary Author", "Title", "Publication", "ISBNs", "Date"])).toEqual([
    "authors",
    "title",
    null,
    "isbn",
    "year",
  ]);
  expect(
    matched("book", ["authors", "comments", "isbn", "languages", "pubdate", "publisher", "series_index", "title"]),
  ).toEqual(["authors", "description", "isbn", "language", "year", "publisher", "seriesNumber", "title"]);
});

it("other languages", () => {
  expect(matched("book", ["Titel", "Autor", "Verlag", "Erscheinungsjahr", "Sprache", "Preis"])).toEqual([
    "title",
    "authors",
    "publisher",
    "year",
    "language",
    "price",
  ]);
});

it("its own export, by the labels of the fields", () => {
  for (const entity of importEntities) {
    const fields = importFields(entity, stores).filter(({ name }) => name !== "otherIsbn");
    expect(
      matched(
        entity,
        fields.map(({ label }) => label),
      ),
    ).toEqual(fields.map(({ name }) => name));
  }
});

it("by what is in them where the names say nothing", () => {
  const rows = [
    ["9780439023481", "2008", "£7.99"],
    ["0-316-01584-9", "2005.0", "£12.50"],
    ["9.78044E+12", "1999", "£1.00"],
  ];
  expect(matched("book", ["Column 1", "Column 2", "Column 3"], ...rows)).toEqual(["isbn", "year", "price"]);
  expect(matched("author", ["Name", "x"], ["Ann A", "ann@example.com"])).toEqual(["name", "email"]);
});

it("no two columns to one field", () => {
  expect(matched("book", ["title", "Title", "Titel"])).toEqual(["title", null, null]);
});
