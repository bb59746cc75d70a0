/** What a file of books has that nobody can be sure of: it is said, and never guessed. */
import { expect, it } from "vitest";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { exportHeader } from "../export/tables";
import { insertActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { importProblems } from "./queries";
import { dryRun, uploadImport } from "./testing";

const actor = await insertActor("manager");

it("a price in another currency is left out and said, never taken for one here", async () => {
  const tried = await dryRun(actor, await uploadImport(actor, "book", 'Title,Price\nA,"12,99 €"\nB,USD 4\nC,£3\n'));
  expect(tried.plan).toMatchObject({ created: 3, rejected: 0, withWarnings: 2 });
  expect(tried.plan.samples.created.map(({ differences }) => differences.map(({ now }) => now))).toEqual([
    ["A"],
    ["B"],
    ["C", "£3.00"],
  ]);
  const [euro, dollar] = (await importProblems(actor, tried.id, {})).problems;
  expect(euro).toMatchObject({ kind: "price.currency", reason: expect.stringContaining("in €, but prices here") });
  expect(dollar?.reason).toContain("in USD");
});

it("the semicolon of an entity parts no authors", async () => {
  const view = await uploadImport(actor, "book", "Title,Written by,Writers\nA,,A. &quot;B&quot; C.\n");
  expect(view.settings.options.authorSeparator).toBe(",");
});

it("a file of our own is read as it was written", async () => {
  const header = exportHeader("book");
  const lines = [header, ["Emma", "", "Austen, Jane"]].map((cells) => cells.map((cell) => `"${cell}"`).join(","));
  const view = await uploadImport(actor, "book", `${lines.join("\n")}\n`);
  expect(view.settings.options).toMatchObject({ authorSeparator: ";", surnameFirst: false });
});

it("an ISBN that belongs to quite another book here is said", async () => {
  expectDone(await execute(createBook, { title: "Middlemarch", isbn: "9780141196893" }, as(actor)));
  const rows = ["The Whale,9780141196893", "Middlemarch: a study,9780140436884"];
  const tried = await dryRun(actor, await uploadImport(actor, "book", `Title,ISBN\n${rows.join("\n")}\n`));
  const { problems } = await importProblems(actor, tried.id, {});
  expect(problems).toMatchObject([{ line: 2, kind: "title.mismatch", severity: "warning", column: 0 }]);
  expect(problems[0]?.reason).toContain("is called “Middlemarch” here");
});

it("of two rows with one ISBN the second is refused, and told what they have in common", async () => {
  const tried = await dryRun(
    actor,
    await uploadImport(actor, "book", "Title,ISBN\nOne,0306406152\nOther,9780306406157\n"),
  );
  const { problems } = await importProblems(actor, tried.id, { kind: "row.duplicate" });
  expect(problems).toMatchObject([{ line: 3, column: 1, field: "isbn", reason: "Line 2 has the same ISBN." }]);
});
