import fc from "fast-check";
import { expect, it } from "vitest";
import { fixEncoding } from "./text";

it.each([
  ["Fran\u00c3\u00a7ois", "François"],
  ["L\u00e2\u20ac\u2122\u00c3\u2030tranger", "L’Étranger"],
  ["Dvo\u00c5\u2122\u00c3\u00a1k", "Dvořák"],
  ["\u00d0\u0090\u00d0\u00bd\u00d0\u00bd\u00d0\u00b0", "Анна"],
  // Both harms, one after the other or side by side.
  ["Fran&Atilde;&sect;ois", "François"],
  ["Fran\u00c3\u00a7ois &amp; Ren&eacute;", "François & René"],
])("%s was %s", (text, was) => expect(fixEncoding(text)).toEqual({ kind: "text.mojibake", now: was }));

it.each([
  ["Tom &amp; Jerry", "Tom & Jerry"],
  ["D&#39;Artagnan", "D'Artagnan"],
  ["Caf&eacute; &#x2013; Bar", "Café – Bar"],
])("%s was %s", (text, was) => expect(fixEncoding(text)).toEqual({ kind: "text.entities", now: was }));

it.each([
  "François",
  "Ångström & Co; Ltd",
  "AT&T;",
  "Â",
  "Straß“, É“",
  "Ünder",
  "€ 5",
  "naïve “quotes”",
  "&unknown;",
  "",
])("%s came to no harm", (text) => expect(fixEncoding(text)).toBeUndefined());

it("gives back what was read in the wrong encoding, wherever it shows that", () => {
  const wrong = new TextDecoder("windows-1252");
  const word = fc.string({ unit: fc.constantFrom(..."aeiou éèüñßøÉ’“”—…€ščŽдяωλ日本") });
  fc.assert(
    fc.property(word, (text) => {
      const spoilt = wrong.decode(new TextEncoder().encode(text));
      const repair = fixEncoding(spoilt);
      if (repair) expect(repair.now).toBe(text);
    }),
  );
});

it("leaves what is right as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abc ABC 123 .,;:'-éèüñßøÉåÄ’“”") }), (text) => {
      // “Ä“” is what is left of “ē”: nobody can tell.
      if (!/[Äåèéüñø][’“”]/.test(text)) expect(fixEncoding(text)).toBeUndefined();
    }),
  );
});
