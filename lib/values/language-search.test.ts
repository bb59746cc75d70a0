import { expect, it } from "vitest";
import { searchLanguages } from "./language-search";

const codes = (text: string) => searchLanguages(text).map(({ code }) => code);

it("finds a language by its English name, its own name and its code", () => {
  expect(codes("fran")).toEqual(["fr"]);
  expect(codes("Deutsch")).toEqual(["de"]);
  expect(codes("  DE ")[0]).toBe("de");
  expect(codes("ελλ")).toContain("el");
  expect(codes("日本")).toEqual(["ja"]);
  expect(codes("grc")).toEqual(["grc"]);
});

it("puts what begins so before what has it somewhere inside", () => {
  // Tiếng Việt
  expect(codes("eng")).toEqual(["en", "vi"]);
  expect(codes("greek")).toEqual(["el", "grc"]);
});

it("needs no accents, and finds nothing for nothing", () => {
  expect(codes("espanol")).toEqual(["es"]);
  expect(codes(" ")).toEqual([]);
  expect(codes("klingon")).toEqual([]);
  expect(codes("e").length).toBeLessThanOrEqual(20);
});
