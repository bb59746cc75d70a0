import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { inspectSheet } from "./inspect-sheet";
import { readRows } from "./read";
import { UnreadableFileError } from "./sheet";
import { createFile, createZip, readAllRows, workbookParts } from "./testing";

/** Reads all of a file as the import does. */
async function readThrough(path: string): Promise<void> {
  await inspectSheet(path, {});
  for await (const _ of readRows(path, {}));
}

/** So many megabytes of the same. */
function megabytes(count: number, of: string, before = "", after = ""): Readable {
  const block = Buffer.from(of.repeat(Math.ceil(2 ** 20 / of.length)));
  return Readable.from(
    (function* () {
      yield Buffer.from(before);
      for (let i = 0; i < count; i++) yield block;
      yield Buffer.from(after);
    })(),
    { objectMode: false },
  );
}

/** XML that does not pack well: so much of it is no bomb yet. */
function noise(count: number): Readable {
  return Readable.from(
    (function* () {
      yield "<styleSheet><cellXfs>";
      for (let i = 0; i < count * 8; i++) yield `<xf a="${randomBytes(2 ** 16).toString("hex")}"/>`;
      yield "</cellXfs></styleSheet>";
    })(),
    { objectMode: false },
  );
}

const bytes = (text: string, more = 1000) => Buffer.concat([Buffer.from(text, "latin1"), randomBytes(more)]);
const inSheet = (count: number, of: string) =>
  megabytes(count, of, "<worksheet><sheetData>", "</sheetData></worksheet>");

const files: [what: string, make: () => Promise<string>, sentence: RegExp][] = [
  ["nothing", () => createFile(""), /is empty/],
  ["blank lines", () => createFile("\n\r\n\n"), /file is empty/],
  ["a PDF", () => createFile(bytes("%PDF-1.7")), /a PDF document/],
  ["a JPEG", () => createFile(bytes("\xff\xd8\xff\xe0")), /a JPEG picture/],
  ["a program", () => createFile(bytes("MZ\x90\0")), /a program/],
  ["random bytes", () => createFile(bytes("", 100_000)), /not a text file/],
  ["an old Excel file", () => createFile(bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")), /old Excel file/],
  [
    "a workbook with a password",
    () => createFile(bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${[..."EncryptedPackage"].join("\0")}\0`)),
    /is password-protected/,
  ],
  ["a web page", () => createFile("<!DOCTYPE html><table><tr><td>Title"), /a web page/],
  ["a zip of something else", () => createZip({ "a.txt": "a" }), /not a workbook/],
  ["a zip that is cut off", () => createFile(bytes("PK\x03\x04")), /damaged/],
  ["an OpenDocument file", () => createZip({ mimetype: "x", "content.xml": "<a/>" }), /OpenDocument/],
  ["100,000 columns", () => createFile(`${"a,".repeat(100_000)}\n`), /Line 1 has more than 500 columns/],
  ["one line of 100 MB", () => createFile(megabytes(100, "a", "title\n")), /starts in line 2 has more than a million/],
  ["a quote that is not closed, and 100 MB", () => createFile(megabytes(100, "a,b\n", 'title\n"')), /starts in line 2/],
  ["a quote that is not closed", () => createFile('title\n"Emma\n'), /quote that starts in line 2 is not closed/],
  [
    "a bomb: rows without end",
    () => createZip(workbookParts(inSheet(50, `<row><c t="str"><v>${"a".repeat(5000)}</v></c></row>`))),
    /far more than a table has/,
  ],
  ["a bomb: one cell", () => createZip(workbookParts(inSheet(100, "a"))), /more text than a row may have|far more/],
  [
    "a bomb: shared texts",
    () =>
      createZip(
        workbookParts("<row/>", {
          "xl/sharedStrings.xml": megabytes(50, `<si><t>${"a".repeat(99)}</t></si>`, "<sst>", "</sst>"),
        }),
      ),
    /far more|more text than can be read/,
  ],
  [
    "entities that expand",
    () =>
      createZip(
        workbookParts(
          Readable.from([
            '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><row><c t="str"><v>&b;</v></c></row></worksheet>',
          ]),
        ),
      ),
    /defines entities/,
  ],
  [
    "16,000 columns in a workbook",
    () => createZip(workbookParts('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')),
    /Row 1 has more than 500 columns/,
  ],
  ["elements inside each other without end", () => createZip(workbookParts("<a>".repeat(100_000))), /nests far deeper/],
  [
    "a cell in pieces without end",
    () => createZip(workbookParts(inSheet(100, `<c t="str"><v>${`${"ab".repeat(500)}<i/>`.repeat(1_100)}</v></c>`))),
    /more text than a row may have|far more/,
  ],
  [
    "an inline text in runs without end",
    () =>
      createZip(workbookParts(`<c t="inlineStr"><is>${`<r><t>${"ab".repeat(500)}</t></r>`.repeat(1_100)}</is></c>`)),
    /more text than a row may have/,
  ],
  [
    "sheets without end",
    () => {
      const parts = workbookParts("<row/>");
      const sheets = '<sheet name="Stock" r:id="a"/>'.repeat(100_000);
      return createZip({ ...parts, "xl/workbook.xml": `<workbook><sheets>${sheets}</sheets></workbook>` });
    },
    /more than 1,000 sheets/,
  ],
  [
    "100 MB of styles",
    () => createZip(workbookParts("<row/>", { "xl/styles.xml": noise(100) })),
    /far more than a table/,
  ],
  ["XML with mistakes", () => createZip(workbookParts("<row><c></row>")), /XML has mistakes/],
  ["a path out of the archive", () => zipWithEvilPath(), /damaged|not a workbook/],
];

describe.each(files)("%s", (_, make, sentence) => {
  test("is refused with a sentence, in little memory", async () => {
    const path = await make();
    const before = process.memoryUsage().rss;
    const error = await readThrough(path).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(UnreadableFileError);
    expect((error as Error).message).toMatch(sentence);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
  });
});

const oneNumber = (parts: Record<string, string | Readable>) =>
  createZip(workbookParts('<row><c s="1"><v>45000</v></c></row>', parts));

test("a number format that no Excel writes is none, however long it takes to read", async () => {
  const format = `<numFmt numFmtId="170" formatCode="${"[".repeat(40_000)}yyyy"/>`;
  const styles = `<styleSheet><numFmts>${format}</numFmts><cellXfs>${'<xf numFmtId="170"/>'.repeat(10)}</cellXfs></styleSheet>`;
  expect(await readAllRows(await oneNumber({ "xl/styles.xml": styles }))).toEqual([{ line: 1, cells: ["45000"] }]);
});

test("half a million styles are read, as many of them as Excel has", async () => {
  const styles = megabytes(9, '<xf numFmtId="14"/>', "<styleSheet><cellXfs>", "</cellXfs></styleSheet>");
  const path = await oneNumber({ "xl/styles.xml": styles });
  expect(await readAllRows(path)).toEqual([{ line: 1, cells: ["2023-03-15"] }]);
});

test("lines with nothing in them are passed over, whatever ends them, and counted", async () => {
  const path = await createFile(megabytes(30, "\r\r\n\n", "title\n", "Emma\n"));
  const lines = 3 * Math.ceil(2 ** 20 / 4) * 30;
  expect(await readAllRows(path)).toEqual([
    { line: 1, cells: ["title"] },
    { line: 2 + lines, cells: ["Emma"] },
  ]);
});

test("a header is told from data in no time, however long it is", async () => {
  const header = [`${"1".repeat(400_000)}a`, "@".repeat(400_000)].join(",");
  expect((await inspectSheet(await createFile(`${header}\nx,y\n`), {})).warnings).toEqual([]);
});

test("rows of a million characters come few at a time", async () => {
  const long = "a".repeat(900_000);
  const text = await createFile(`title\n${`${long}\n`.repeat(30)}`);
  const cell = `<row><c t="s"><v>0</v></c></row>`;
  const workbook = await createZip(
    workbookParts(cell.repeat(31), { "xl/sharedStrings.xml": `<sst><si><t>${long}</t></si></sst>` }),
  );
  for (const path of [text, workbook]) {
    const sizes: number[] = [];
    for await (const rows of readRows(path, {})) sizes.push(rows.length);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(30);
    expect(Math.max(...sizes)).toBeLessThan(path === text ? 10 : 31);
  }
});

test("a file of 100 MB is read in little memory", async () => {
  const path = await createFile(
    megabytes(100, "Emma,Jane Austen,9780141439587,1815,English,6.99,Penguin Classics\n", "title\n"),
  );
  const before = process.memoryUsage().rss;
  let rows = 0;
  for await (const chunk of readRows(path, {})) rows += chunk.length;
  expect(rows).toBeGreaterThan(1_500_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

/** Its name is put in by hand: no honest library writes one. */
async function zipWithEvilPath(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const zip = await readFile(await createZip({ "xx/etc.txt": "a" }));
  return createFile(Buffer.from(zip.toString("latin1").replaceAll("xx/etc.txt", "../etc.txt"), "latin1"));
}
