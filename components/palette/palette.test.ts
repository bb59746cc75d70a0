import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asker } from "./debounced-search";
import { type Answer, offered, type PaletteGroup } from "./entries";

const local: PaletteGroup[] = [
  { label: "Here", entries: [{ text: "Edit", note: "Émile" }] },
  { label: "Go to", entries: [{ text: "Books" }, { text: "Desk", words: "dashboard start" }] },
  { label: "You", entries: [{ text: "Better looks" }], place: "behind" },
];
const further = (text: string) => ({ entry: { text: `Search for ${text}` }, first: /^\d+$/.test(text) });
const answerTo = (text: string, ...titles: string[]): Answer => ({
  text,
  groups: [{ label: "Found", entries: titles.map((title) => ({ text: title })) }],
});
const textsFor = (typed: string, answer?: Answer) =>
  offered(typed, { local, answer, further }).flatMap(({ entries }) => entries.map(({ text }) => text));

describe("what is offered", () => {
  it("is everything at hand before anything is typed", () => {
    expect(offered(" ", { local, answer: answerTo("em", "Emma"), further })).toEqual(local);
  });

  it("is what has words that begin so, whatever their accents, then what was found, then a search last", () => {
    expect(textsFor("b", answerTo("b", "Beowulf"))).toEqual(["Books", "Beowulf", "Better looks", "Search for b"]);
    expect(textsFor("EDIT emi")).toEqual(["Edit", "Search for EDIT emi"]);
    expect(textsFor("dash")).toEqual(["Desk", "Search for dash"]);
    expect(textsFor("ook")).toEqual(["Search for ook"]);
  });

  it("is never what was found for another text and does not fit this one", () => {
    const answer = answerTo("em", "Emma", "The Empire");
    expect(textsFor("emm", answer)).toEqual(["Emma", "Search for emm"]);
    expect(textsFor("emx", answer)).toEqual(["Search for emx"]);
  });

  it("is the search alone for a text that says more than a name, until it is found", () => {
    expect(textsFor("9780306406157")).toEqual(["Search for 9780306406157"]);
    expect(textsFor("9780306406157", answerTo("9780306406157", "Numbered"))).toEqual(["Numbered"]);
  });
});

describe("asking", () => {
  it("tells the answer to what was typed last, in whatever order the answers come", async () => {
    const order = fc
      .integer({ min: 1, max: 5 })
      .chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count }));
    await fc.assert(
      fc.asyncProperty(order, async (order) => {
        const told: string[] = [];
        const waiting: (() => void)[] = [];
        const ask = (text: string) =>
          new Promise<Answer>((resolve) => waiting.push(() => resolve({ text, groups: [] })));
        const { look } = asker(ask, ({ text }) => told.push(text), 0);
        for (const at of order.keys()) {
          look(String(at));
          await expect.poll(() => waiting.length, { interval: 1 }).toBe(at + 1);
        }
        for (const at of order) waiting[at]?.();
        await Promise.resolve();
        await expect.poll(() => told, { interval: 1 }).toEqual([String(order.length - 1)]);
      }),
      { numRuns: 20 },
    );
  });

  it("says in words that there was no answer, and nothing of what is not wanted any more", async () => {
    const told: Answer[] = [];
    const failing = asker(
      () => Promise.reject(new TypeError("Failed to fetch")),
      (answer) => told.push(answer),
      0,
    );
    const first = failing.look("em");
    await failing.look("emma");
    await first;
    expect(told).toEqual([{ text: "emma", problem: expect.stringContaining("could not be looked for") }]);
    const last = failing.look("emm");
    failing.stop();
    await last;
    expect(told).toHaveLength(1);
  });
});
