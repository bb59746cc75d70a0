import { describe, expect, it } from "vitest";
import { type PaletteGroup, type PaletteResult, visibleGroups } from "./entries";

const local: PaletteGroup[] = [
  { label: "Here", entries: [{ text: "Edit", note: "Émile" }] },
  { label: "Go to", entries: [{ text: "Books" }, { text: "Desk", keywords: "dashboard start" }] },
  { label: "You", entries: [{ text: "Better looks" }], position: "after-results" },
];
const fallbackSearch = (text: string) => ({ entry: { text: `Search for ${text}` }, first: /^\d+$/.test(text) });
const resultFor = (text: string, ...titles: string[]): PaletteResult => ({
  text,
  groups: [{ label: "Found", entries: titles.map((title) => ({ text: title })) }],
});
const textsFor = (typed: string, result?: PaletteResult) =>
  visibleGroups(typed, { local, result, fallbackSearch }).flatMap(({ entries }) => entries.map(({ text }) => text));

describe("the visible groups", () => {
  it("are all local groups before anything is typed", () => {
    expect(visibleGroups(" ", { local, result: resultFor("em", "Emma"), fallbackSearch })).toEqual(local);
  });

  it("are local matches by word prefix and without accents, then results, then the fallback search", () => {
    expect(textsFor("b", resultFor("b", "Beowulf"))).toEqual(["Books", "Beowulf", "Better looks", "Search for b"]);
    expect(textsFor("EDIT emi")).toEqual(["Edit", "Search for EDIT emi"]);
    expect(textsFor("dash")).toEqual(["Desk", "Search for dash"]);
    expect(textsFor("ook")).toEqual(["Search for ook"]);
  });

  it("leave out results for another text that do not match this one", () => {
    const result = resultFor("em", "Emma", "The Empire");
    expect(textsFor("emm", result)).toEqual(["Emma", "Search for emm"]);
    expect(textsFor("emx", result)).toEqual(["Search for emx"]);
  });

  it("are only the fallback search for a text more specific than a name, until there are results", () => {
    expect(textsFor("9780306406157")).toEqual(["Search for 9780306406157"]);
    expect(textsFor("9780306406157", resultFor("9780306406157", "Numbered"))).toEqual(["Numbered"]);
  });
});
