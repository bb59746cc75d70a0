import { describe, expect, it } from "vitest";
import { formatNames } from "../../../books/formats";
import { languageCodes, languages } from "../../../values/language";
import { readFormat, readLanguage, readYesNo } from "./parse-values";

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
  ])("%s is %s", (text, code) => expect(readLanguage(text)).toBe(code));

  it.each(["mul", "und", "zxx", "Klingon", "e", ""])("%s is none that is known", (text) => {
    expect(readLanguage(text)).toBeUndefined();
  });

  it("each of our own, by its code and its name", () => {
    expect(languageCodes.map(readLanguage)).toEqual(languageCodes);
    expect(languages().map(({ name }) => readLanguage(name))).toEqual(languages().map(({ code }) => code));
  });
});

it.each([
  ["Hardcover", "hardback"],
  ["Mass Market Paperback", "paperback"],
  ["Taschenbuch", "paperback"],
  ["Kindle Edition", "ebook"],
  ["Audio CD", "audiobook"],
  ...Object.entries(formatNames).map(([format, name]) => [name, format]),
  ...Object.keys(formatNames).map((format) => [format, format]),
])("%s is a book of the format %s", (text, format) => expect(readFormat(text)).toBe(format));

it("yes and no in several languages, and nothing else", () => {
  expect(["Yes", "ja", "1", "TRUE", "Open"].map(readYesNo)).toEqual([true, true, true, true, true]);
  expect(["No", "nein", "0", "closed"].map(readYesNo)).toEqual([false, false, false, false]);
  expect(["perhaps", "2"].map(readYesNo)).toEqual([undefined, undefined]);
  expect(readFormat("scroll")).toBeUndefined();
});
