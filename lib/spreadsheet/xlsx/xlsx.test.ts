import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SheetColumn, SheetValue } from "../columns";
import { inspectSheet } from "../inspect-sheet";
import { createFile, createZip, readAllRows, toChunks, workbookParts } from "../testing";
import { writeXlsx } from "./write";

const NASTY = [
  "=1+1",
  "_x000D_",
  "_x005F_",
  "\r\n",
  "\n",
  "\t",
  " a ",
  "<&>\"'",
  "]]>",
  "9780439023481",
  "\u0000\u0001",
  "\ufffe",
  "\ud800",
  "\udc00x",
  "🦦",
];
const text = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...NASTY));

const columnsOf = (types: SheetColumn["type"][]): SheetColumn[] =>
  types.map((type, index) => ({ header: `C${index}`, name: `c${index}`, type, digits: 2 }));

test("any cells come back as they were written", async () => {
  const row = fc.tuple(
    fc.option(text),
    fc.option(fc.integer()),
    fc.option(fc.integer({ min: 0, max: 100_000_000 })),
    fc.option(fc.boolean()),
    text.map((text) => `a${text}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
      const columns = columnsOf(["text", "number", "money", "flag", "text"]);
      const path = await createFile(writeXlsx(columns, toChunks<SheetValue[]>(rows, 2), "Books"));
      const [header, ...read] = await readAllRows(path);
      expect(header?.cells).toEqual(["C0", "C1", "C2", "C3", "C4"]);
      expect(read).toEqual(
        rows.map(([text, number, money, flag, last], index) => ({
          line: index + 2,
          cells: [
            text ?? "",
            String(number ?? ""),
            money === null ? "" : String(money / 100),
            flag === null ? "" : flag ? "TRUE" : "FALSE",
            last,
          ],
        })),
      );
    }),
    { numRuns: 100 },
  );
});

test("moments are dates to Excel, texts stay texts, the header stays in view and the filter is on", async () => {
  const columns = columnsOf(["moment", "text"]);
  const path = await createFile(
    writeXlsx(columns, toChunks<SheetValue[]>([["2026-11-21T21:30:15.000+00:00", "0123"]]), "Books: all/of [them]"),
  );
  expect(await inspectSheet(path, {})).toMatchObject({
    kind: "xlsx",
    sheets: ["Books  all of  them "],
    samples: [{ line: 2, cells: ["2026-11-21T21:30:15", "0123"] }],
    warnings: [],
  });
});

test("numbers are as they were written, dates ISO, formulas their results, and a sentence says so", async () => {
  const path = await createZip(
    workbookParts(
      `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3"><v>9780439023481</v></c><c r="D3"><v>9.780439023481E12</v></c>
        <c r="E3" t="str"><v>9.78E+12</v></c></row>
      <row><c><v>12.990000000000000</v></c><c><v>0.30000000000000004</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>
        <c><f>1+1</f><v>2</v></c><c t="s"><v>1</v></c></row>
      <row r="9"><c r="B9" s="1"><v>45000</v></c><c r="C9" s="1"><v>45000.5</v></c><c r="D9" s="2"><v>0.75</v></c>
        <c r="E9" s="3"><v>13516</v></c><c r="F9" s="4"><v>45000.25</v></c><c r="G9" s="5"><v>7</v></c></row>
      <row r="10"><c r="A10" s="1"/></row>`,
      {
        "xl/sharedStrings.xml":
          "<sst><si><t>Emma &amp; co</t></si><si><r><t>bold</t></r><r><t xml:space='preserve'> and</t></r><rPh><t>said</t></rPh></si></sst>",
        "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\ mmm\\ yyyy"/>
          <numFmt numFmtId="171" formatCode="yyyy"/><numFmt numFmtId="172" formatCode="yyyy-mm-dd hh:mm"/>
          <numFmt numFmtId="173" formatCode="0 &quot;days&quot;"/></numFmts>
          <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="171"/><xf numFmtId="172"/>
          <xf numFmtId="173"/></cellXfs></styleSheet>`,
        "xl/vbaProject.bin": "macro",
      },
    ),
  );
  expect(await readAllRows(path)).toEqual([
    { line: 3, cells: ["Emma & co", "", "9780439023481", "9780439023481", "9.78E+12"] },
    { line: 4, cells: ["12.99", "0.3", "TRUE", "#N/A", "2", "bold and"] },
    { line: 9, cells: ["", "2023-03-15", "2023-03-15", "18:00:00", "1937", "2023-03-15T06:00:00", "7"] },
  ]);
  expect((await inspectSheet(path, { hasHeader: false })).warnings).toEqual([
    "Some cells contain formulas. Their last saved results are used.",
    "This workbook contains macros. They are ignored.",
  ]);
});

test("the sheet is chosen, a hidden one is not the first, and an empty one is no end", async () => {
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
  const path = await createZip({
    "xl/workbook.xml": `<x:workbook xmlns:x="x" xmlns:q="r"><x:sheets><x:sheet name="Secret" state="hidden" q:id="1"/>
      <x:sheet name="Blank" q:id="2"/><x:sheet name="Books" q:id="3"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${[1, 2, 3].map((n) => `<Relationship Id="${n}" Type="${type}" Target="s${n}.xml"/>`).join("")}</Relationships>`,
    "xl/s1.xml": "<worksheet><row><c t='inlineStr'><is><t>secret</t></is></c></row></worksheet>",
    "xl/s2.xml": "<worksheet/>",
    "xl/s3.xml":
      "<x:worksheet xmlns:x='x'><x:row><x:c t='inlineStr'><x:is><x:t>Title</x:t></x:is></x:c></x:row></x:worksheet>",
  });
  expect(await inspectSheet(path, {})).toMatchObject({
    sheet: "Blank",
    sheets: ["Secret", "Blank", "Books"],
    warnings: ["This sheet is empty. Choose another one."],
  });
  expect(await inspectSheet(path, { sheet: "Books" })).toMatchObject({ sheet: "Books", header: ["Title"] });
  await expect(inspectSheet(path, { sheet: "Films" })).rejects.toThrow("This workbook has no sheet called “Films”.");
});

test("an error while the rows are read ends the workbook with that error", async () => {
  async function* broken() {
    yield [["a"]];
    throw new Error("the database is gone");
  }
  const out = Readable.from(writeXlsx(columnsOf(["text"]), broken(), "Books"));
  await expect(createFile(out)).rejects.toThrow("the database is gone");
});
