import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanLine } from "../values/text";
import { sortNameOf } from "./sort-name";

it.each([
  ["C. S. Lewis", "Lewis, C. S."],
  ["Simone de Beauvoir", "Beauvoir, Simone de"],
  ["Johann Wolfgang von Goethe", "Goethe, Johann Wolfgang von"],
  ["Juana Inés de la Cruz", "Cruz, Juana Inés de la"],
  ["Jean de La Fontaine", "La Fontaine, Jean de"],
  ["Vincent van der Meer", "Meer, Vincent van der"],
  ["Daphne du Maurier", "du Maurier, Daphne"],
  ["Ursula K. Le Guin", "Le Guin, Ursula K."],
  ["Chris Van Allsburg", "Van Allsburg, Chris"],
  ["Van Morrison", "Morrison, Van"],
  ["Gabriele d'Annunzio", "d'Annunzio, Gabriele"],
  ["Kurt Vonnegut Jr.", "Vonnegut, Kurt, Jr."],
  ["Martin Luther King, Jr.", "King, Martin Luther, Jr."],
  ["William Strunk III", "Strunk, William, III"],
  ["Homer", "Homer"],
  ["村上春樹", "村上春樹"],
  ["Лев Толстой", "Лев Толстой"],
  ["The Beatles", "The Beatles"],
  ["Lewis, C. S.", "Lewis, C. S."],
  ["", ""],
])("sorts %j as %j", (name, sortName) => {
  expect(sortNameOf(name)).toBe(sortName);
});

it("loses no word and is never longer than a sort name can be", () => {
  const words = fc.constantFrom("de", "la", "Van", "von", "Anna", "O'Neill", "Jr.", "III", "X.", "du", "'t", "Ö");
  const names = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(words).map((list) => list.join(" ")),
  );
  fc.assert(
    fc.property(names.map(cleanLine), (name) => {
      const sorted = (text: string) => text.replaceAll(",", "").split(" ").filter(Boolean).sort();
      const sortName = sortNameOf(name);
      expect(sorted(sortName)).toEqual(sorted(name));
      expect([...sortName].length).toBeLessThanOrEqual(Math.max(120, [...name].length));
    }),
  );
});
