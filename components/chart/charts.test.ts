import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BarChart } from "./bar-chart";
import { Chart } from "./chart";
import { ColumnChart } from "./column-chart";

const number = (value: number) => ({ value, text: String(value) });
const lengths = (html: string) => [...html.matchAll(/<rect width="([\d.]+)%"/g)].map(([, width]) => Number(width));
/** What is read out. */
const said = (html: string) =>
  html
    .replaceAll(/<(svg|span|p)[^>]*aria-hidden[^>]*>.*?<\/\1>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

test("each measure of a bar chart has its own scale, and each bar says its name and its numbers", () => {
  const bars = [
    { name: "Harbour Street", note: "closed", href: "/1", numbers: [number(10), number(4000)] },
    { name: "Mill Lane", href: "/2", numbers: [number(5), number(1000)] },
    { name: "New", href: "/3", numbers: [number(0), number(0)] },
  ];
  const html = renderToStaticMarkup(createElement(BarChart, { measures: ["Titles", "Copies"], bars }));
  expect(lengths(html)).toEqual([100, 100, 50, 25, 0, 0]);
  expect(said(html)).toBe(
    "Harbour Street closed Titles: 10 Copies: 4000 Mill Lane Titles: 5 Copies: 1000 New Titles: 0 Copies: 0",
  );
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(["/1", "/2", "/3"]);
});

test("bars that are parts of a whole are as long as their part of it", () => {
  const bars = [30, 10].map((value) => ({ name: `${value}`, href: `/${value}`, numbers: [number(value)] }));
  expect(lengths(renderToStaticMarkup(createElement(BarChart, { measures: ["Books"], bars, whole: 40 })))).toEqual([
    75, 25,
  ]);
});

test("a bar chart of nothing at all, and of one bar with a long name", () => {
  const draw = (values: number[]) =>
    renderToStaticMarkup(
      createElement(BarChart, {
        measures: ["Books"],
        bars: values.map((value) => ({ name: "x".repeat(300), href: "/", numbers: [number(value)] })),
      }),
    );
  expect(lengths(draw([]))).toEqual([]);
  expect(lengths(draw([0]))).toEqual([0]);
  expect(said(draw([7]))).toBe(`${"x".repeat(300)} Books: 7`);
});

test("columns say their titles, and those of nothing have no height", () => {
  const columns = [0, 4, 8].map((value) => ({
    title: `Month ${value}: ${value} books`,
    label: "Jan",
    value,
    text: String(value),
    short: String(value),
    href: `/${value}`,
    isPartial: value === 8,
  }));
  const html = renderToStaticMarkup(createElement(ColumnChart, { columns }));
  expect([...html.matchAll(/height="([\d.]+)%"/g)].map(([, height]) => Number(height))).toEqual([
    ...[0, 100, 50, 100, 100, 100],
  ]);
  expect(said(html)).toBe("Month 0: 0 books Month 4: 4 books Month 8: 8 books");
  expect(html.match(/unfinished/g)).toHaveLength(1);
  const none = renderToStaticMarkup(
    createElement(ColumnChart, { columns: columns.map((column) => ({ ...column, value: 0 })) }),
  );
  expect(none).not.toContain("NaN");
});

test("a chart has its finding in words, and a table with a caption and heads", () => {
  const table = {
    caption: "Books by language",
    head: ["Language", "Books", "Of all"] as [string, ...string[]],
    rows: [{ name: "Welsh", href: "/desk/books?where=language==cy", numbers: ["9", "<1%"] }],
  };
  const html = renderToStaticMarkup(createElement(Chart, { summary: "Nine are in Welsh.", table, children: null }));
  expect(html).toContain("<figcaption>Nine are in Welsh.</figcaption>");
  expect(html).toContain("<caption>Books by language</caption>");
  expect(html.match(/scope="col"/g)).toHaveLength(3);
  expect(html.match(/scope="row"/g)).toHaveLength(1);
  expect(said(html)).toContain("View as table : Books by language");
  expect(html).not.toContain("style=");
});
