/** Whatever the file: the run does what the dry run said, and doing it again changes nothing. */
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { UserActor } from "../auth/abilities";
import { db } from "../db/client";
import { csvLine } from "../spreadsheet/write-csv";
import { insertActor } from "../testing/factories";
import type { ImportProblem } from "./plan/plan";
import { importProblems } from "./queries";
import { importCsv } from "./testing";

let actor: UserActor;

beforeAll(async () => {
  actor = await insertActor("manager");
});

// Few of each, so that rows meet: within a file, with the files before, with other editions.
const isbns = ["", "9780141439518", "0141439518", "141439518", "9780141439587", "9.78014143959e+12", "9780141439513"];
const titles = ["Emma", "EMMA ", "Persuasion", "", "=1+1", "Ünder  dem “Meer”", "‘Tis &amp; so"];
const authors = ["", "Jane Austen", "jane  austen", "Jane Austen; Ann A (translator)", "Bob B, Jr.; Bob B, Jr.", ";"];

const row = fc.record({
  title: fc.oneof(fc.constantFrom(...titles), fc.string({ unit: "binary", maxLength: 12 })),
  isbn: fc.constantFrom(...isbns),
  authors: fc.constantFrom(...authors),
  year: fc.constantFrom("", "1999", "-750.0", "soon"),
  publisher: fc.constantFrom("", "Faber", "Penguin"),
});

/** Control characters, of which a few in a small file make it no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is for
const CONTROL = /[\0-\x08\x0e-\x1f]/g;

const textOf = (rows: Record<string, string>[]) =>
  [["Title", "ISBN", "Authors", "Year", "Publisher"], ...rows.map((one) => Object.values(one))]
    .map((cells) => csvLine(cells.map((cell) => cell.replace(CONTROL, ""))))
    .join("");

const state = async () => ({
  books: await db.book.findMany({ include: { authors: true }, orderBy: { id: "asc" } }),
  authors: await db.author.findMany({ orderBy: { id: "asc" } }),
});

it.each(["fill", "overwrite", "skip"] as const)("%s", async (existing) => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const text = textOf(rows);
      const first = await importCsv(actor, "book", text, { existing });
      const { created, changed, unchanged, skipped, rejected } = first.plan;
      expect(created + changed + unchanged + skipped + rejected).toBe(first.plan.rows);
      const { author = 0, created: made = 0, rejected: out = 0, ...others } = first.counts;
      expect({ made, author, out }).toEqual({
        made: created,
        author: first.plan.alsoCreated.author ?? 0,
        out: rejected,
      });
      expect(others).not.toHaveProperty("deviations");

      // Where earlier rows give books other names, it can be told the next time which one a row without an ISBN means.
      const { problems } = await importProblems(actor, first.id, {});
      const isUnclear = ({ kind, reason }: ImportProblem) =>
        kind === "row.ambiguous" || reason.includes("about the same book");
      if (problems.some(isUnclear)) return;
      const before = await state();
      const again = await importCsv(actor, "book", text, { existing });
      expect(again.plan).toMatchObject({ created: 0, changed: 0 });
      expect(await state()).toEqual(before);
    }),
    { numRuns: 5 },
  );
});
