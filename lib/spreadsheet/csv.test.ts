import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeFormula, unescapeFormula } from "./escape-formulas";
import { inspectSheet } from "./inspect-sheet";
import { parseCsv } from "./parse-csv";
import type { Delimiter, Encoding } from "./sheet";
import { createFile, readAllRows, toChunks } from "./testing";
import { csvLine, writeCsv } from "./write-csv";

const NASTY = [
  ..."=1+1|+44 20|-750|@SUM|\t|\r|\n|\r\n|\"|\"\"|'|''=|,|;|0123|9780439023481|1E5|1/2|2026-11-21| | a |=|\u00a0".split(
    "|",
  ),
  ..."＝1+1|＋44 20|－750|＠SUM|﹣1|−5| =1| \t=1|'＝1|;=1;|a;'=1|a\n=1|a\n\n '+1|a\t@b|;;=;=".split("|"),
  "line\nbreak",
  'a "quoted" word',
  "\u2028",
  "日本",
  "🦦",
  "é",
];

const wellFormed = fc.string({ unit: "grapheme-composite" }).map((text) => text.replaceAll("\ufeff", ""));
const windows = fc.string({ unit: fc.constantFrom(..."aé,;\"\n\r\t'=€“”ÿ \u0152\u0178 -9+@") });
const encodings: { encoding: Encoding; cell: fc.Arbitrary<string>; encode(text: string): Buffer }[] = [
  { encoding: "utf-8", cell: wellFormed, encode: (text) => Buffer.from(text) },
  { encoding: "utf-16le", cell: wellFormed, encode: (text) => Buffer.from(text, "utf16le") },
  { encoding: "utf-16be", cell: wellFormed, encode: (text) => Buffer.from(text, "utf16le").swap16() },
  { encoding: "windows-1252", cell: windows, encode: toWindows },
];
const delimiters: Delimiter[] = [",", ";", "\t"];

describe.each(encodings)("in $encoding", ({ encoding, cell, encode }) => {
  test.each(delimiters)("any cells come back as they were written, between %j", async (delimiter) => {
    const cells = fc.oneof(cell, cell.filter(isIn(encoding)), fc.constantFrom(...NASTY.filter(isIn(encoding))));
    const table = fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows.map((row) => csvLine(row.map(escapeFormula), delimiter)).join("");
        if (text === "") return;
        const read = await readAllRows(await createFile(encode(text)), { encoding, delimiter });
        expect(read.map((row) => row.cells)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a cell that a spreadsheet would run or change has an apostrophe before it", () => {
  test.each([
    "=1+1",
    "+44 20",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u3000=1",
    "\u00a0=1",
    "\ufeff=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    " ＝1",
    "﹦1",
    "−1",
    "0123",
    "9780439023481",
    " 9780439023481",
    "1E5",
    "1/2",
    "'=1",
  ])("%j", (cell) => {
    expect(escapeFormula(cell)).toMatch(/^'/);
    expect(unescapeFormula(escapeFormula(cell))).toBe(cell);
  });

  test.each(["", "a=1", "a + b", "12", "Smith, J.", "'tis", "mother-in-law", "a;b", "x\ny", "＊1", "A＝B", "(-1)"])(
    "but not %j",
    (cell) => expect(escapeFormula(cell)).toBe(cell),
  );

  test.each([
    ["a;=1;", "a;'=1;"],
    ["a; ＝1", "a; '＝1"],
    ["a\t@b", "a\t'@b"],
    ["list\n- one\n\n- two", "list\n'- one\n\n'- two"],
    ["a;'=1", "a;''=1"],
  ])("also inside %j, where another delimiter would end it", (cell, written) => {
    expect(escapeFormula(cell)).toBe(written);
    expect(unescapeFormula(written)).toBe(cell);
  });

  test("of a million spaces and apostrophes each is looked at a few times", () => {
    // Quadratic, it would outlast any patience.
    for (const text of ["\n", ";", "\t ", "'", ";'", "\n'"]) {
      const cell = text.repeat(500_000);
      expect(unescapeFormula(escapeFormula(`${cell}=1`))).toBe(`${cell}=1`);
      expect(unescapeFormula(escapeFormula(cell))).toBe(cell);
    }
  });
});

test("what comes in pieces is the same as what comes at once, whatever the pieces", async () => {
  const texts = fc.array(fc.constantFrom("a", '"', '""', ",", "\r", "\n", "\r\n", "b c"), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(texts, async (pieces) => {
      const whole = await rowsOf([pieces.join("")]);
      expect(await rowsOf(pieces)).toEqual(whole);
    }),
  );
});

test("a row says in which line it begins, whatever ends the lines", async () => {
  const path = await createFile('a,b\r\n1,"x\r\ny\nz\rw"\r2,c\n\n\r\n3,d');
  expect(await readAllRows(path)).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ["1", "x\r\ny\nz\rw"] },
    { line: 6, cells: ["2", "c"] },
    { line: 9, cells: ["3", "d"] },
  ]);
});

test("quotes are taken as spreadsheets take them", async () => {
  const path = await createFile('a "b" c,"d" e,"",""""\n');
  expect(await readAllRows(path)).toEqual([{ line: 1, cells: ['a "b" c', "d e", "", '"'] }]);
});

test.each([
  ["utf-8", ",", Buffer.from("title,price\nÉmile,3\n")],
  ["utf-8", ";", Buffer.from("\ufefftitle;price\nÉmile;3,50\n")],
  ["utf-8", "\t", Buffer.from("title\tprice\nÉmile, ou de l'éducation\t3\n")],
  ["windows-1252", ";", Buffer.from("title;price\n\xc9mile;3,50 \x80\n", "latin1")],
  ["utf-16le", "\t", Buffer.from("\ufefftitle\tprice\nÉmile\t3\n", "utf16le")],
  ["utf-16le", ",", Buffer.from("title,price\nЭмиль,3\n", "utf16le")],
  ["utf-16be", ",", Buffer.from("\ufefftitle,price\nÉmile,3\n", "utf16le").swap16()],
  ["utf-16be", ";", Buffer.from("title;price\nЭмиль;3\n", "utf16le").swap16()],
  ["utf-8", ";", Buffer.from("sep=;\r\ntitle;price, in all\r\nÉmile;3\r\n")],
] as const)("%s and %j are found out", async (encoding, delimiter, bytes) => {
  const path = await createFile(bytes);
  const info = await inspectSheet(path, {});
  expect(info).toMatchObject({ kind: "text", encoding, delimiter, warnings: [] });
  expect(info.header[0]).toBe("title");
  expect(info.samples[0]?.cells[0]).toMatch(/^(Émile|Эмиль)/);
});

test("one accent in Windows-1252 is found at the end of a long file, and one mistake does not make UTF-8 something else", async () => {
  const start = `title,price\n${"Emile,3\n".repeat(100_000)}`;
  const late = await createFile(Buffer.concat([Buffer.from(start), Buffer.from("\xc9mile,3\n", "latin1")]));
  expect(await inspectSheet(late, {})).toMatchObject({ encoding: "windows-1252" });
  const broken = await createFile(
    Buffer.concat([Buffer.from(`title,price\n${"Émile,3\n".repeat(100)}`), Buffer.from([0xc3, 0x2c, 0x31, 0x0a])]),
  );
  expect(await inspectSheet(broken, {})).toMatchObject({ encoding: "utf-8" });
});

test("a character that two pieces share is found whole", async () => {
  const path = await createFile(`title\n${"a\n".repeat(2 ** 19 - 4)}bé\n`);
  expect(await inspectSheet(path, {})).toMatchObject({ encoding: "utf-8" });
  expect((await readAllRows(path)).at(-1)?.cells).toEqual(["bé"]);
});

test("what a person says counts more than what is found out", async () => {
  const path = await createFile(Buffer.from("a,b;c\n\xc3\xa9,2;3\n", "latin1"));
  expect(await inspectSheet(path, { encoding: "windows-1252", delimiter: ";", hasHeader: false })).toMatchObject({
    header: ["Column 1", "Column 2"],
    samples: [
      { line: 1, cells: ["a,b", "c"] },
      { line: 2, cells: ["Ã©,2", "3"] },
    ],
  });
});

test("what is odd about a header is said", async () => {
  const twice = await inspectSheet(await createFile("Title,,TITLE \nEmma,x,y,z\n"), {});
  expect(twice).toMatchObject({
    header: ["Title", "Column 2", "TITLE", "Column 4"],
    warnings: ["Columns 1 and 3 are both called “TITLE”."],
  });
  const none = await inspectSheet(await createFile("Emma,9780141439587\nPersuasion,9780141439686\n"), {});
  expect(none.warnings).toEqual([
    "The first row looks like data. If the file has no header row, change the “First row” setting.",
  ]);
  const only = await inspectSheet(await createFile("Title,ISBN\n"), {});
  expect(only).toMatchObject({ samples: [], warnings: ["There are no rows below the header."] });
});

test("numbers, money, yes and no are plain, text is defused, and what is empty is empty", async () => {
  const columns = [
    { header: "Title", name: "title", type: "text" },
    { header: "Year", name: "year", type: "number" },
    { header: "Price", name: "price", type: "money", digits: 2 },
    { header: "Open", name: "open", type: "flag" },
  ] as const;
  const rows = [
    ["=cmd()", -750, 1299, 1],
    [null, null, -5, 0],
  ];
  let text = "";
  for await (const piece of writeCsv([...columns], toChunks(rows))) text += piece;
  expect(text).toBe("\ufeffTitle,Year,Price,Open\r\n'=cmd(),-750,12.99,yes\r\n,,-0.05,no\r\n");
});

async function rowsOf(pieces: string[]) {
  const all = [];
  try {
    for await (const rows of parseCsv(pieces, ",")) all.push(...rows);
  } catch (error) {
    return String(error);
  }
  return all;
}

function isIn(encoding: Encoding) {
  return (text: string) => encoding !== "windows-1252" || toWindows(text).length === text.length;
}

/** As the standard has it (https://encoding.spec.whatwg.org/index-windows-1252.txt); what it hasn't is left out. */
function toWindows(text: string): Buffer {
  const special: Record<string, number> = { "€": 0x80, Œ: 0x8c, "“": 0x93, "”": 0x94, Ÿ: 0x9f };
  return Buffer.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return special[character] ?? (code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : []);
    }),
  );
}
