import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { BooksAddedChart } from "./books-added-chart";
import { ChartSection } from "./chart-section";
import { LanguagesChart } from "./languages-chart";
import { Onboarding } from "./onboarding";
import { OutOfStockChart } from "./out-of-stock-chart";
import { StoreTotalsChart } from "./store-totals-chart";

const text = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
const finding = (html: string) => /<figcaption>(.*?)<\/figcaption>/s.exec(html)?.[1];
const names = (html: string) => [...html.matchAll(/<th scope="row"><a[^>]*>(.*?)<\/a>/gs)].map(([, name]) => name);

function store(id: number, copies: number, open = true) {
  return { id, name: `Store ${id}`, open, listed: copies, titles: copies, copies };
}

describe("titles and copies per store", () => {
  const draw = (stores: ReturnType<typeof store>[], mine?: number) =>
    renderToStaticMarkup(createElement(StoreTotalsChart, { stores, mine }));

  test("shows this device's store first, then by copies, with closed stores marked", () => {
    const html = draw([store(1, 5), store(2, 9), store(3, 7, false), store(4, 0)], 4);
    expect(names(html)).toEqual(["Store 4 (your store)", "Store 2", "Store 3 (closed)", "Store 1"]);
    expect(finding(html)).toBe("21 copies in 4 stores. Store 2 has the most: 9.");
  });

  test("draws ten of many stores, and lists all in the table", () => {
    const html = draw(Array.from({ length: 50 }, (_, id) => store(id + 1, id)));
    expect(html.match(/class="bar-name"/g)).toHaveLength(10);
    expect(names(html)).toHaveLength(50);
    expect(text(html)).toContain("Showing the 10 stores with the most copies. The table has all 50.");
  });

  test("describes a single store, and stores without copies", () => {
    expect(finding(draw([store(1, 1)]))).toBe("1 copy in 1 store.");
    expect(finding(draw([store(1, 0), store(2, 0)]))).toBe("2 stores, and no copies of any book yet.");
  });
});

describe("books added by month", () => {
  const draw = (books: number[]) =>
    renderToStaticMarkup(
      createElement(BooksAddedChart, {
        months: books.map((books, at) => ({ month: `2026-0${at + 1}`, books, where: `added==${at}` })),
      }),
    );

  test("are summarised, with the current month marked", () => {
    const html = draw([1200, 30, 0]);
    expect(finding(html)).toBe("1,230 books were added in the last twelve months. January 2026 had the most: 1,200.");
    expect(names(html)).toEqual(["January 2026", "February 2026", "March 2026 so far"]);
    expect(text(html)).toContain("March 2026 so far: 0 books");
    expect(html).toContain('href="/desk/books?where=added%3D%3D0"');
  });

  test.each([
    [[0, 0], "No book was added in the last twelve months."],
    [[0, 1], "1 book was added in the last twelve months, in February 2026."],
    [[7, 0], "7 books were added in the last twelve months, all in January 2026."],
  ])("%s", (books, sentence) => {
    expect(finding(draw(books))).toBe(sentence);
  });
});

test.each([
  [
    [
      ["English", 868],
      ["Welsh", 132],
    ],
    "87% of 1,000 books are in English.",
  ],
  [[["English", 1]], "The only book is in English."],
  [[["English", 12]], "All 12 books are in English."],
  [
    [
      ["English", 9999],
      ["Welsh", 1],
    ],
    "&gt;99% of 10,000 books are in English.",
  ],
  [[["Not set", 3]], "No book has a language yet."],
] as [[string, number][], string][])("describes the languages %s: %s", (given, sentence) => {
  const languages = given.map(([name, books]) => ({ name, books, where: `language==${name}` }));
  expect(finding(renderToStaticMarkup(createElement(LanguagesChart, { languages })))).toBe(sentence);
});

test.each([
  [0, 3, "Every book is in stock."],
  [3, 3, "Every book is out of stock."],
  [1, 1000, "1 book is out of stock, &lt;1% of 1,000."],
])("%s of %s books out of stock: %s", (outOfStock, books, sentence) => {
  const figure = { outOfStock, books, latest: [], where: "store=empty=true", whereInStock: "store=empty=false" };
  expect(finding(renderToStaticMarkup(createElement(OutOfStockChart, { figure })))).toBe(sentence);
});

describe("a chart that cannot be drawn says why, with a link to the same figures", () => {
  const section = (figure: { value?: string; asOf?: Date; tooSlow?: boolean }) =>
    text(
      renderToStaticMarkup(
        createElement(ChartSection<string>, {
          title: "Languages",
          figure,
          alternative: "The books",
          children: (drawn) => drawn,
        }),
      ),
    );

  test.each([
    [{ value: "drawn" }, "Languages drawn"],
    [{ value: "drawn", asOf: new Date("2026-07-21T13:05:00Z") }, "Languages As of 14:05 drawn"],
    [
      { tooSlow: true },
      "Languages Counting took too long and was stopped. It will be tried again in a minute. The books",
    ],
    [{}, "Languages This is still being counted. Reload the page in a moment. The books"],
  ])("%s", (figure, expected) => {
    expect(section(figure)).toBe(expected);
  });
});

describe("onboarding", () => {
  const buttons = (has: { stores: boolean; books: boolean; copies: boolean }, mayAddStores = true) =>
    [
      ...renderToStaticMarkup(createElement(Onboarding, { has, mayAddStores })).matchAll(
        /<a class="([^"]*)"[^>]*>(.*?)<\/a>/g,
      ),
    ].map(([, classes = "", label]) => (classes.includes("primary") ? `${label}!` : label));
  const nothing = { stores: false, books: false, copies: false };

  test("leads from step to step", () => {
    expect(buttons(nothing)).toEqual(["Add the first store!", "Add the first book"]);
    expect(buttons({ ...nothing, stores: true })).toEqual(["Add the first book!"]);
    expect(buttons({ ...nothing, books: true })).toEqual(["Add the first store!"]);
    expect(buttons({ stores: true, books: true, copies: false })).toEqual(["Choose a store!"]);
  });

  test("does not offer a bookseller to add a store", () => {
    expect(buttons(nothing, false)).toEqual(["Add the first book!"]);
  });
});
