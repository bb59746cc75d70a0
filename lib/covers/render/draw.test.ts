import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CoverText } from "../url";
import { coverTextBlocks } from "./cover-text";
import { composeCover, drawCover } from "./draw";
import { layouts } from "./layouts/layouts";
import { type Box, HEIGHT, type Page, WIDTH } from "./page";
import { palettes } from "./palettes";

const book = (values: Partial<Omit<CoverText, "authors">> & { title: string; names?: string[] }): CoverText => ({
  subtitle: null,
  series: null,
  seriesNumber: null,
  language: "en",
  ...values,
  authors: (values.names ?? ["Jane Austen"]).map((name) => ({ role: "author", author: { name } })),
});

/** The same book in every layout. */
function everyPage(of: CoverText): Page[] {
  const look = { ...(palettes[0] as (typeof palettes)[0]), seed: [...new TextEncoder().encode(of.title), 7, 3, 1] };
  return layouts.map((layout) => layout(coverTextBlocks(of), look));
}

const textIn = (page: Page) => page.lines.map(({ words }) => words.map(({ text }) => text).join(" ")).join(" | ");

/** What is cut off, or lies on something else. */
function faults(page: Page): string[] {
  const boxes: [string, Box][] = [
    ...page.lines.map(({ words, box }): [string, Box] => [words.map(({ text }) => text).join(" "), box]),
    ...page.marks.map(({ box }, index): [string, Box] => [`mark ${index}`, box]),
  ];
  const outside = boxes.filter(
    ([name, box]) =>
      !name.startsWith("mark") && (box.left < 20 || box.right > WIDTH - 20 || box.top < 20 || box.bottom > HEIGHT - 20),
  );
  const overlapping = boxes.flatMap(([name, box], index) =>
    boxes.slice(index + 1).flatMap(([other, beside]) => (overlap(box, beside) ? [`${name} × ${other}`] : [])),
  );
  return [...outside.map(([name, box]) => `${name} at ${JSON.stringify(box)}`), ...overlapping];
}

// A hundredth of a pixel is the sum's rounding.
const overlap = (one: Box, other: Box) =>
  one.left < other.right - 0.01 &&
  other.left < one.right - 0.01 &&
  one.top < other.bottom - 0.01 &&
  other.top < one.bottom - 0.01;

/** Every tag is closed, in order, and nothing else stands where it must not. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<&]*")*)(\/?)>/g,
    (_, end, name, _attributes, empty) => {
      if (end) return open.pop() === name ? "" : "<";
      if (!empty) open.push(name);
      return "";
    },
  );
  return open.length === 0 && !/[<\p{Cc}\p{Cs}\ufffe\uffff]|&(?!(amp|lt|gt|quot);)/u.test(rest);
}

const scripts = [
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüßéèçñŁłőøÅẤợ0123456789 -—’'.,:;!?&()/ ",
  "абвгдежзийклмнопрстуфхцчшщъыьэюяЇҐ ",
  "αβγδεζηθικλμνξοπρστυφχψωΏὝᾧ ",
  "ابتثجحخدذرزسشصضطظعغفقكلمنهويّٰ ",
  "אבגדהוזחטיכלמנסעפצקרשת ",
  "日本語の物語を書く吾輩は猫であるー、。「」・",
  "红楼梦西游记三国演义水浒传，。《》",
  "가나다라마바사아자차카타파하 ",
  "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ่้๊๋ิีึืุู ",
  "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह्ािी ",
  "😀📚❤️🏳️‍🌈👩🏽‍🚀 ",
  "\u0000\u0007\ud800\ufffe\u202e\u200b\u0301\u0301\u0301\t\n<>&\"'",
];

const text = (maxLength: number) =>
  fc.oneof(
    ...scripts.map((letters) => fc.string({ unit: fc.constantFrom(...Array.from(letters)), maxLength })),
    fc.string({ unit: "binary", maxLength }),
    fc.string({ unit: fc.constantFrom(...scripts.flatMap((letters) => Array.from(letters))), maxLength }),
  );

const anyBook: fc.Arbitrary<CoverText> = fc.record({
  title: text(300),
  subtitle: fc.option(text(300)),
  series: fc.option(text(200)),
  seriesNumber: fc.option(text(20)),
  language: fc.option(fc.constantFrom("en", "de", "ar", "ja", "tr", "el", "zh", "xx", "not a language", '"><')),
  authors: fc.array(fc.record({ role: fc.constantFrom("author", "editor"), author: fc.record({ name: text(120) }) }), {
    maxLength: 5,
  }),
});

describe("whatever a book is called", () => {
  it("nothing is cut off and nothing overlaps, in any layout", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        for (const page of everyPage(book)) {
          expect(faults(page)).toEqual([]);
          // No title is too long, or too strange, to be there.
          expect(Math.max(...page.lines.map(({ size }) => size))).toBeGreaterThanOrEqual(26);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("it is well-formed, of some size, and the same again", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const svg = drawCover(book);
        expect(isWellFormed(svg), svg).toBe(true);
        expect(svg.length).toBeLessThan(60_000);
        expect(drawCover(structuredClone(book))).toBe(svg);
      }),
      { numRuns: 60 },
    );
  });
});

const hard = {
  "one letter": book({ title: "W", names: ["Georges Perec"] }),
  "a letter and a dot": book({ title: "V.", names: ["Thomas Pynchon"] }),
  Arabic: book({ title: "موسم الهجرة إلى الشمال", names: ["الطيب صالح"], language: "ar" }),
  Japanese: book({ title: "色彩を持たない多崎つくると、彼の巡礼の年", names: ["村上春樹"], language: "ja" }),
  Vietnamese: book({ title: "Nghìn lẻ một đêm: TRUYỆN CỔ Ả RẬP", names: ["Nguyễn Thị Thuỳ Linh"], language: "vi" }),
  "a title of 300 characters": book({ title: "Of the voyage and of the birds ".repeat(10).slice(0, 300) }),
  "a subtitle of 300 characters": book({
    title: "Robinson Crusoe",
    subtitle: "Of York, Mariner, ".repeat(17).slice(0, 300),
  }),
  "a word of 300 letters": book({ title: "Donaudampfschifffahrt".repeat(15).slice(0, 300) }),
  "an author of 120 characters": book({ title: "Names", names: ["Wolfeschlegelsteinhausen ".repeat(5).slice(0, 120)] }),
  "six authors": book({ title: "Together", names: ["Ann", "Bea", "Cid", "Dan", "Eve", "Fay"] }),
  "everything at once": book({
    title: "The Life and Strange Surprizing Adventures of Robinson Crusoe, of York, Mariner",
    subtitle: "Who lived Eight and Twenty Years, all alone in an un-inhabited Island on the Coast of America",
    names: ["Daniel Defoe", "Somebody Else", "A Third"],
    series: "The Complete and Annotated Works of Daniel Defoe in a New Edition",
    seriesNumber: "12",
  }),
};

describe.each(Object.entries(hard))("%s", (_, hardBook) => {
  it("is whole", () => {
    for (const page of everyPage(hardBook)) expect(faults(page)).toEqual([]);
  });
});

it("is set in outlines where Literata has the letters, and in the reader's fonts where not", () => {
  for (const title of ["Łódź", "Война и мир", "Ὀδύσσεια", "Truyện Kiều", "“Quoted” – 1984…"]) {
    expect(drawCover(book({ title })), title).not.toContain("<text");
  }
  const arabic = drawCover(hard.Arabic);
  expect(arabic).toContain('direction="rtl"');
  expect(arabic).toContain('xml:lang="ar"');
  expect(arabic.replace(/<title>.*?<\/title>/, "")).toContain("موسم");
  expect(drawCover(hard.Japanese)).toContain("村上春樹");
});

it("shortens what is too long by whole words, and never the number in a series", () => {
  for (const page of everyPage(hard["a title of 300 characters"])) {
    expect(textIn(page)).toMatch(/(?:\b(?:Of|the|voyage|and|of|birds)\b ?(?:\| )?)+…/);
  }
  for (const page of everyPage(hard["everything at once"])) {
    expect(textIn(page)).toContain("Robinson");
    expect(textIn(page)).toContain("· 12");
  }
  for (const page of everyPage(hard["six authors"])) expect(textIn(page).toLowerCase()).toMatch(/ann.*bea.*cid …/);
});

it("has room for a long subtitle below a short title", () => {
  const said = everyPage(hard["a subtitle of 300 characters"]).map(textIn);
  for (const text of said) expect(text).toMatch(/Robinson.*Of York, .*…/);
});

it("gives the books of a series one look, and others another", () => {
  const looks = (books: CoverText[]) => new Set(books.map((one) => drawCover(one).match(/<rect[^>]*>/)?.[0]));
  const titles = [
    "The Fellowship of the Ring",
    "The Two Towers",
    "The Return of the King",
    "The Hobbit",
    "Silmarillion",
  ];
  expect(
    looks(titles.map((title, n) => book({ title, series: "Middle-earth", seriesNumber: String(n + 1) }))).size,
  ).toBe(1);
  expect(looks(titles.map((title) => book({ title }))).size).toBeGreaterThan(1);
});

it("names the authors, or those there are instead", () => {
  const by = (...credits: [role: string, name: string][]) => ({
    ...book({ title: "Beowulf" }),
    authors: credits.map(([role, name]) => ({ role, author: { name } })),
  });
  const said = (one: CoverText) => textIn(composeCover(one)).toLowerCase();
  expect(said(by(["translator", "Seamus Heaney"], ["author", "Anonymous"]))).toMatch(/anonymous/);
  expect(said(by(["translator", "Seamus Heaney"], ["author", "Anonymous"]))).not.toMatch(/heaney/);
  expect(said(by(["translator", "Seamus Heaney"]))).toMatch(/heaney/);
});

it("is small: usual titles take about 8 KB", () => {
  const usual = [
    book({ title: "Pride and Prejudice" }),
    book({
      title: "The Fellowship of the Ring",
      names: ["J.R.R. Tolkien"],
      series: "The Lord of the Rings",
      seriesNumber: "1",
    }),
    book({ title: "Middlemarch", names: ["George Eliot"], subtitle: "A Study of Provincial Life" }),
  ];
  for (const one of usual) {
    expect(drawCover(one).length, one.title).toBeLessThan(12_000);
    expect(gzipSync(drawCover(one)).length, one.title).toBeLessThan(5_000);
  }
});

describe.each(palettes)("the palette $name", ({ background, ink, accent, onAccent }) => {
  it("can be read", () => {
    expect(contrast(ink, background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
  });
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
