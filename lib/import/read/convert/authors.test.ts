import { describe, expect, it } from "vitest";
import type { ImportOptions } from "../../settings";
import { parseAuthors } from "./authors";

type Separator = ImportOptions["authorSeparator"];

const names = (cell: string, authorSeparator: Separator = ",", surnameFirst = false) =>
  parseAuthors(cell, { authorSeparator, surnameFirst }).authors.map(({ name, role }) =>
    role === "author" ? name : `${name} (${role})`,
  );

describe("a list in one cell", () => {
  it.each<[string, Separator, string[]]>([
    ["J.K. Rowling, Mary GrandPré", ",", ["J.K. Rowling", "Mary GrandPré"]],
    ["  Gabriel  García Márquez ,, Gregory Rabassa, ", ",", ["Gabriel García Márquez", "Gregory Rabassa"]],
    ["Ann A; Bea B;", ";", ["Ann A", "Bea B"]],
    ["Ann A & Bea B", "&", ["Ann A", "Bea B"]],
    ["Ann A | Bea B", "|", ["Ann A", "Bea B"]],
    ["Ann A / Bea B", "/", ["Ann A", "Bea B"]],
    ["Marks and Spencer, Ltd.", "none", ["Marks and Spencer, Ltd."]],
    ["Martin Luther King, Jr., Coretta King", ",", ["Martin Luther King Jr.", "Coretta King"]],
    ["Robert Downey Jr.", ",", ["Robert Downey Jr."]],
    [" , ", ",", []],
  ])("%s, by %s", (cell, separator, expected) => expect(names(cell, separator)).toEqual(expected));

  it("has each author once, and says who was there twice", () => {
    const { authors, duplicates } = parseAuthors("Louis Sachar, LOUIS  SACHAR", {
      authorSeparator: ",",
      surnameFirst: false,
    });
    expect(authors).toEqual([{ name: "Louis Sachar", role: "author" }]);
    expect(duplicates).toEqual(["LOUIS SACHAR"]);
  });
});

it.each([
  [`"Smith; Jones"; Ann A`, ["Smith; Jones", "Ann A"]],
  [`Ann A; "A ""B""; C" (editor)`, ["Ann A", `A "B"; C (editor)`]],
  [`John (translator) (author)`, ["John (translator)"]],
  [`"No end; Ann A`, [`"No end`, "Ann A"]],
  [`"Weird Al" Yankovic; Ann A`, [`"Weird Al" Yankovic`, "Ann A"]],
])("%s, as the export writes it", (cell, expected) => expect(names(cell, ";")).toEqual(expected));

it("quotation marks without end are read in one go", () => {
  expect(names(`"${'a";'.repeat(100_000)}`, ";")).toEqual(["a", 'a"']);
  expect(names(`"${'"";'.repeat(100_000)}`, ";").length).toBeGreaterThan(0);
  expect(names('"a""b;'.repeat(50_000), ";").length).toBeGreaterThan(0);
});

it("the signs of an entity part nobody", () => {
  expect(names("A. &quot;B&quot; C.; D &amp; E", ";")).toEqual(["A. &quot;B&quot; C.", "D &amp; E"]);
  expect(names("A &amp; B & C", "&")).toEqual(["A &amp; B", "C"]);
});

describe("roles", () => {
  it.each([
    ["Homer; Emily Wilson (translator)", ["Homer", "Emily Wilson (translator)"]],
    ["Emily Wilson (Trans.)", ["Emily Wilson (translator)"]],
    ["Quentin Blake (Illustrator)", ["Quentin Blake (illustrator)"]],
    ["Jo Bloggs (ed.); Jo Bloggs", ["Jo Bloggs (editor)", "Jo Bloggs"]],
    ["Prince (musician)", ["Prince (musician)"]],
  ])("%s", (cell, expected) => expect(names(cell, ";")).toEqual(expected));
});

describe("surname first", () => {
  it.each<[string, Separator, string[]]>([
    ["Tolkien, J. R. R.", ";", ["J. R. R. Tolkien"]],
    ["Tolkien, J. R. R.; Lewis, C. S.", ";", ["J. R. R. Tolkien", "C. S. Lewis"]],
    ["Tolkien, J. R. R., Lewis, C. S.", ",", ["J. R. R. Tolkien", "C. S. Lewis"]],
    ["King, Martin Luther, Jr.", "none", ["Martin Luther King Jr."]],
    ["Downey, Robert (translator)", "none", ["Robert Downey (translator)"]],
    ["Homer", ";", ["Homer"]],
    ["Plato", ",", ["Plato"]],
  ])("%s, by %s", (cell, separator, expected) => expect(names(cell, separator, true)).toEqual(expected));

  it("does not guess where the commas do not pair", () => {
    const read = parseAuthors("Tolkien, J. R. R., Homer", { authorSeparator: ",", surnameFirst: true });
    expect(read.authors).toEqual([]);
    expect(read.error).toBeDefined();
  });
});
