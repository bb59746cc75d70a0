import { describe, expect, it } from "vitest";
import { formatLabels } from "../../../books/formats";
import { languageCodes, languages } from "../../../values/language";
import { parseFormat, parseLanguage, parseYesNo } from "./parse-values";

describe("languages", () => {
  it.each([
    ..."eng en-US en-GB English english EN Englisch anglais".split(" ").map((text) => [text, "en"]),
    ..."fre fra fr-CA French français".split(" ").map((text) => [text, "fr"]),
    ..."ger deu Deutsch".split(" ").map((text) => [text, "de"]),
    ["nor", "no"],
    ["per", "fa"],
    ["jpn", "ja"],
    ["Ancient Greek", "grc"],
    ["pt_BR", "pt"],
  ])("%s is %s", (text, code) => expect(parseLanguage(text)).toBe(code));

  it.each(["mul", "und", "zxx", "Klingon", "e", ""])("%s is none that is known", (text) => {
    expect(parseLanguage(text)).toBeUndefined();
  });

  it("each of our own, by its code and its name", () => {
    expect(languageCodes.map(parseLanguage)).toEqual(languageCodes);
    expect(languages().map(({ name }) => parseLanguage(name))).toEqual(languages().map(({ code }) => code));
  });
});

it.each([
  ["Hardcover", "hardback"],
  ["Mass Market Paperback", "paperback"],
  ["Taschenbuch", "paperback"],
  ["Kindle Edition", "ebook"],
  ["Audio CD", "audiobook"],
  ...Object.entries(formatLabels).map(([format, name]) => [name, format]),
  ...Object.keys(formatLabels).map((format) => [format, format]),
])("%s is a book of the format %s", (text, format) => expect(parseFormat(text)).toBe(format));

it("yes and no in several languages, and nothing else", () => {
  expect(["Yes", "ja", "1", "TRUE", "Open"].map(parseYesNo)).toEqual([true, true, true, true, true]);
  expect(["No", "nein", "0", "closed"].map(parseYesNo)).toEqual([false, false, false, false]);
  expect(["perhaps", "2"].map(parseYesNo)).toEqual([undefined, undefined]);
  expect(parseFormat("scroll")).toBeUndefined();
});
