import { existsSync } from "node:fs";
import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBook, updateBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { stopJob } from "../jobs/commands";
import { runJob } from "../jobs/run";
import { inspector, stopIdleInspectors } from "../spreadsheet/inspector";
import { insertActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused } from "../testing/outcomes";
import { undo } from "../testing/undo";
import { createImport, discardImport, planImport, runImport, updateImport } from "./commands";
import { deleteExpiredImportFiles } from "./files/cleanup";
import { importPath, newUpload } from "./files/files";
import { getImport, importProblems, listImports } from "./queries";
import { dryRun, importCsv, loadView, readProblemsCsv, runToEnd, updateSettings, uploadImport } from "./testing";

const manager = await insertActor("manager");
const admin = await insertActor("admin");
const DAY = 24 * 60 * 60 * 1000;

const counts = async () => ({
  books: await db.book.count(),
  authors: await db.author.count(),
  sets: await db.changeSet.count(),
  changes: await db.change.count(),
});

describe("the dry run", () => {
  it("writes nothing but how far it has come", async () => {
    const before = await counts();
    const rows = Array.from({ length: 1_200 }, (_, place) => `Dry ${place},Author ${place}`);
    const { plan } = await dryRun(manager, await uploadImport(manager, "book", `Title,Authors\n${rows.join("\n")}`));
    expect(plan).toMatchObject({ rows: 1_200, created: 1_200, alsoCreated: { author: 1_200 } });
    expect(plan.samples.created).toHaveLength(20);
    expect(await counts()).toEqual(before);
  });

  it("holds for its own settings alone", async () => {
    const tried = await dryRun(manager, await uploadImport(manager, "book", "Title\nSettings\n"));
    const { version } = await updateSettings(manager, tried, { options: { existing: "overwrite" } });
    expect(await loadView(manager, tried.id)).toMatchObject({ isPlanned: false, plan: undefined });
    const refused = expectRefused(await execute(runImport, { id: tried.id, version }, as(manager)));
    expect(refused.message).toContain("Check the file first");
  });

  it("of a file that is discarded comes to nothing", async () => {
    const { id, version } = await uploadImport(manager, "book", "Title\nDiscarded\n");
    const { jobId } = expectDone(await execute(planImport, { id, version }, as(manager)));
    expectDone(await execute(discardImport, { id }, as(manager)));
    await runJob(jobId);
    expect(await db.job.findUniqueOrThrow({ where: { id: jobId } })).not.toMatchObject({ state: "running" });
    expect(existsSync(importPath(id, "plan.json"))).toBe(false);
  });

  it("refuses what it cannot tell apart", async () => {
    const { id, version } = await uploadImport(manager, "book", "Publisher\nFaber\n");
    const { message } = expectRefused(await execute(planImport, { id, version }, as(manager)));
    expect(message).toContain("Match a column to the title or the ISBN first");
  });
});

it("what turned out differently is said, line by line", async () => {
  const isbn = "9780141439846";
  const title = unique("Different");
  const rows = [`${title},${isbn},1999`, `${title} two,,1999`];
  const tried = await dryRun(manager, await uploadImport(manager, "book", `Title,ISBN,Year\n${rows.join("\n")}\n`));
  expectDone(await execute(createBook, { title: "Somebody else's", isbn, year: 1888 }, as(manager)));
  const { counts, deviations } = await runToEnd(manager, tried);
  expect(counts).toEqual({ unchanged: 1, created: 1, deviations: 1 });
  const now = "Somebody else's stayed unchanged.";
  expect(deviations).toEqual([{ line: 2, was: `${title} should have been added.`, now }]);
});

it("so is a change of other values", async () => {
  const title = unique("Changed");
  const { id } = expectDone(await execute(createBook, { title, isbn: "9780141439747" }, as(manager)));
  const text = `ISBN,Publisher,Year\n9780141439747,Faber,1999\n`;
  const tried = await dryRun(manager, await uploadImport(manager, "book", text));
  const edit = { id, version: 1, title, isbn: "9780141439747", year: 1888 };
  expectDone(await execute(updateBook, edit, as(manager)));
  const { counts, deviations } = await runToEnd(manager, tried);
  expect(counts).toEqual({ changed: 1, deviations: 1 });
  expect(deviations[0]?.now).toBe("It was changed, but differently from the preview.");
});

describe("a file", () => {
  it("that is no table is refused, and is no import", async () => {
    const { upload, path } = await newUpload();
    await writeFile(path, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    const input = { entity: "book", fileName: "x.zip", upload, size: 8, sha256: "0".repeat(64) };
    const { fields } = expectRefused(await execute(createImport, input, as(manager)));
    expect(fields.file?.[0]?.message).toMatch(/\.$/);
    expect(await db.import.count({ where: { fileName: "x.zip" } })).toBe(0);
  });

  it("is looked into once for each way of reading it, and again where what was found is gone", async () => {
    const view = await uploadImport(manager, "book", "Title;Verlag\nA, b;Faber\n");
    const real = { ...inspector };
    onTestFinished(() => void Object.assign(inspector, real));
    // Nothing can be looked into any more.
    inspector.script = "lib/testing/no-such-script.ts";
    stopIdleInspectors();
    expect(await loadView(manager, view.id)).toEqual(view);
    const settled = await updateSettings(manager, view, { options: { existing: "overwrite" } });
    const tried = await dryRun(manager, settled);
    expect(tried.plan.rows).toBe(1);
    Object.assign(inspector, real);
    const read = await updateSettings(manager, tried, { read: { delimiter: "," } });
    expect(read.info?.header).toEqual(["Title;Verlag", "Column 2"]);
    await rm(importPath(view.id, "inspection.json"));
    expect((await loadView(manager, view.id)).info).toEqual(read.info);
    expect(existsSync(importPath(view.id, "inspection.json"))).toBe(true);
  });

  it("is removed when it is in; what was found stays for a day", async () => {
    const { id } = await importCsv(manager, "book", `Title\n${unique("Removed")}\n`);
    expect([existsSync(importPath(id, "file")), existsSync(importPath(id, "plan.json"))]).toEqual([false, true]);
    expect((await loadView(manager, id)).info).toBeNull();
    const { version } = await loadView(manager, id);
    expectRefused(await execute(runImport, { id, version }, as(manager)));
    await deleteExpiredImportFiles(Date.now() + DAY + 60_000);
    expect(existsSync(importPath(id, "plan.json"))).toBe(false);
  });

  it("that nobody has touched for a day is removed, but not one that is going in", async () => {
    const tried = await dryRun(manager, await uploadImport(manager, "book", `Title\n${unique("Abandoned")}\n`));
    const going = await dryRun(manager, await uploadImport(manager, "book", `Title\n${unique("Going")}\n`));
    expectDone(await execute(runImport, { id: going.id, version: going.version }, as(manager)));
    const { path } = await newUpload();
    await mkdir(importPath(tried.id, "file").replace(/file$/, ""), { recursive: true });
    await writeFile(path, "Title");
    await utimes(path, new Date(0), new Date(0));
    await deleteExpiredImportFiles(Date.now() + DAY - 60_000);
    expect([existsSync(path), existsSync(importPath(tried.id, "file"))]).toEqual([false, true]);
    await deleteExpiredImportFiles(Date.now() + DAY + 60_000);
    expect([tried, going].map(({ id }) => existsSync(importPath(id, "file")))).toEqual([false, true]);
  });

  it("is discarded with all that is known of it", async () => {
    const { id } = await dryRun(manager, await uploadImport(manager, "book", "Title\nGone\n"));
    expectDone(await execute(discardImport, { id }, as(manager)));
    expect([existsSync(importPath(id, "file")), await getImport(manager, id)]).toEqual([false, null]);
  });

  it("gives back what was refused, to be fixed and imported again", async () => {
    const text = `Title,Year,"Odd, one"\n"A ""bad"" year",soon,=x\nFine enough,1999,\n`;
    const { id } = await dryRun(manager, await uploadImport(manager, "book", text));
    const csv = await readProblemsCsv(manager, id);
    expect(csv).toBe(
      `\ufeffTitle,Year,"Odd, one",Reason\r\n` +
        `"A ""bad"" year",soon,'=x,Published: Enter a year such as 1937 or 750 BCE.\r\n`,
    );
    const again = await uploadImport(manager, "book", csv.replace("soon", "1999"));
    expect(again.settings.columns).toEqual(["title", "year", null, null]);
    expect((await dryRun(manager, again)).plan).toMatchObject({ created: 1, rejected: 0 });
  });
});

it("how a file is matched is remembered for the next with its header; what becomes of its rows is not", async () => {
  const text = "Naam van het boek,Wie\nEen boek,Iemand\n";
  const view = await uploadImport(manager, "book", text);
  expect(view.settings.columns).toEqual([null, null]);
  const options = { existing: "overwrite", authorSeparator: "&" } as const;
  await updateSettings(manager, view, { columns: ["title", "authors"], options });
  const next = await uploadImport(manager, "book", text);
  expect(next.settings).toMatchObject({ columns: ["title", "authors"], options: { ...options, existing: "fill" } });
  expect(next.columnMatches[0]?.reason).toContain("last file");
});

it("read in another way, the columns are matched anew", async () => {
  const view = await uploadImport(manager, "book", "Title;Verlag\nA, b;Faber\n");
  const changed = await updateSettings(manager, view, { read: { delimiter: "," } });
  expect(changed.settings.columns).toHaveLength(changed.info?.header.length ?? 0);
});

it("read in another way, what authors and prices look like is found out anew", async () => {
  const text = "Title;Authors;Price\nA;Kafka, Franz;9,99\nB;Brod, Max;12,50\n";
  const view = await updateSettings(manager, await uploadImport(manager, "book", text), { read: { delimiter: "," } });
  const changed = await updateSettings(manager, view, { read: { delimiter: ";" }, options: { existing: "overwrite" } });
  expect(changed.settings).toMatchObject({
    columns: ["title", "authors", "price"],
    options: { decimal: ",", existing: "overwrite" },
  });
});

it("a file without names of its columns is not taken for another one", async () => {
  const first = await uploadImport(manager, "book", "x,9780439023481\ny,9780439023498\n");
  const read = await updateSettings(manager, first, { read: { hasHeader: false } });
  await updateSettings(manager, read, { columns: ["title", "isbn"] });
  const next = await uploadImport(manager, "book", "9780439023481,x\n9780439023498,y\n");
  expect((await updateSettings(manager, next, { read: { hasHeader: false } })).settings.columns).toEqual([
    "isbn",
    null,
  ]);
});

it("rows to fix are matched as the file was that they are from", async () => {
  const file = "Buch van X,Wanneer\nEmma,soon\n";
  const view = await updateSettings(manager, await uploadImport(manager, "book", file), { columns: ["title", "year"] });
  const { id } = await dryRun(manager, view);
  const csv = await readProblemsCsv(manager, id);
  expect((await uploadImport(manager, "book", csv)).settings.columns).toEqual(["title", "year", null]);
});

it("a page of problems is found without those before it, and one kind without the others", async () => {
  const rows = Array.from({ length: 130 }, (_, place) => `${unique("Paged")},${place % 13 === 0 ? "x" : "1999"},soon`);
  const { id } = await dryRun(manager, await uploadImport(manager, "book", `Title,Price,Year\n${rows.join("\n")}\n`));
  const page = async (asked: { kind?: string; page?: number }) => {
    const { problems, total, pages } = await importProblems(manager, id, asked);
    return [problems.length, problems[0]?.line, total, pages];
  };
  expect(await page({})).toEqual([50, 2, 140, 3]);
  expect(await page({ page: 3 })).toEqual([40, 94, 140, 3]);
  expect(await page({ page: 4 })).toEqual([0, undefined, 140, 3]);
  expect(await page({ kind: "invalid.year" })).toEqual([50, 2, 130, 3]);
  expect(await page({ kind: "invalid.year", page: 3 })).toEqual([30, 102, 130, 3]);
  expect(await page({ kind: "invalid.price" })).toEqual([10, 2, 10, 1]);
  expect(await page({ kind: "invalid.isbn" })).toEqual([0, undefined, 0, 0]);
});

it("of long cells a page has the beginning, and the file to fix all", async () => {
  const [year, subtitle, other] = ["y", "s", "o"].map((letter) => letter.repeat(200_000));
  const text = `Title,Year,Subtitle,Whatever\nLong,${year},${subtitle},${other}\n`;
  const { id } = await dryRun(manager, await uploadImport(manager, "book", text));
  const { problems } = await importProblems(manager, id, {});
  expect(problems.map(({ field }) => field)).toEqual(["year", "subtitle"]);
  expect(JSON.stringify(problems).length).toBeLessThan(50_000);
  expect(problems[0]?.cells[1]).toHaveLength(5_001);
  expect(Object.keys(problems[0]?.cells ?? {})).toEqual(["0", "1", "2"]);
  expect(await readProblemsCsv(manager, id)).toContain(`Long,${year},${subtitle},${other},`);
});

it("more than can be kept is not fixed here", async () => {
  const { id, version, settings } = await uploadImport(manager, "book", "Title\nEmma\n");
  const fixes = Object.fromEntries(Array.from({ length: 60 }, (_, line) => [line + 2, { 0: "x".repeat(20_000) }]));
  const refused = await execute(updateImport, { id, version, settings: { ...settings, fixes } }, as(manager));
  expect(expectRefused(refused).message).toContain("fix them in the file");
});

it("an import finds no plan of another that had its number", async () => {
  const { id } = await uploadImport(manager, "book", "Title\nBefore\n");
  const path = importPath(id + 1, "plan.json");
  await mkdir(path.replace(/plan\.json$/, ""), { recursive: true });
  await writeFile(path, "{}");
  const view = await uploadImport(manager, "book", "Title\nAfter\n");
  expect([view.id, existsSync(path)]).toEqual([id + 1, false]);
});

describe("settings", () => {
  it("may not name one field twice, nor what there is not", async () => {
    const { id, version, settings } = await uploadImport(manager, "book", "Title,Other\nA,B\n");
    for (const columns of [
      ["title", "title"],
      ["title", "passwordHash"],
      ["title", "stock:999999"],
    ]) {
      const { fields } = expectRefused(
        await execute(updateImport, { id, version, settings: { ...settings, columns } }, as(manager)),
      );
      expect(Object.keys(fields)).toEqual(["columns.1"]);
    }
  });

  it("are not changed in two windows at once", async () => {
    const view = await uploadImport(manager, "book", "Title\nA\n");
    await updateSettings(manager, view, {});
    const { id, version, settings } = view;
    expectRefused(await execute(updateImport, { id, version, settings }, as(manager)));
  });
});

it("an import is its owner's, and an admin's", async () => {
  const { id } = await uploadImport(manager, "book", "Title\nMine\n");
  const other = await insertActor("manager");
  expect(await getImport(other, id)).toBeNull();
  expect((await importProblems(other, id, {})).total).toBe(0);
  expectRefused(await execute(discardImport, { id }, as(other)));
  expect(await getImport(admin, id)).toMatchObject({ id, owner: { id: manager.id } });
  expect((await listImports(manager)).map((one) => one.id)).toContain(id);
  expect(await listImports(other)).toEqual([]);
  expect((await listImports(admin)).find((one) => one.id === id)).toMatchObject({ owner: manager.username });
  const users = await uploadImport(admin, "user", "Username,Email\nx,x@example.com\n");
  expect(await getImport(manager, users.id)).toBeNull();
});

it("an import that was taken back says so", async () => {
  const { id, changeSetId = 0 } = await importCsv(manager, "book", `Title\n${unique("Back")}\n`);
  expect((await loadView(manager, id)).undo).toBeUndefined();
  const back = await undo(changeSetId, manager);
  expect((await listImports(manager)).find((one) => one.id === id)).toMatchObject({ isTakenBack: true });
  expect((await loadView(manager, id)).undo).toMatchObject({ id: back.changeSetId, who: manager.username });
  await undo(back.changeSetId, manager);
  expect((await loadView(manager, id)).undo).toBeUndefined();
});

it("stopped while it waits, a run leaves everything as it was", async () => {
  const title = unique("Stopped");
  const tried = await dryRun(manager, await uploadImport(manager, "book", `Title\n${title}\n`));
  const { jobId } = expectDone(await execute(runImport, { id: tried.id, version: tried.version }, as(manager)));
  expectDone(await execute(stopJob, { id: jobId }, as(manager)));
  await runJob(jobId);
  expect(await db.book.count({ where: { title } })).toBe(0);
  expectDone(await execute(discardImport, { id: tried.id }, as(manager)));
});
