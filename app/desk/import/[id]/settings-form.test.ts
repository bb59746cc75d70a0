import { describe, expect, test } from "vitest";
import type { FormValues } from "@/components/form/form-state";
import type { ImportProblem } from "@/lib/import/plan/plan";
import type { ImportSettings } from "@/lib/import/settings";
import { groupProblems, problemValues } from "./problem-rows";
import {
  applyColumns,
  applyFixes,
  applyReadSettings,
  cellField,
  columnValues,
  readValues,
  skipField,
} from "./settings-form";

const settings: ImportSettings = {
  read: { delimiter: ";" },
  columns: ["title", null, "stock:12"],
  options: {
    authorSeparator: ";",
    surnameFirst: true,
    decimal: ",",
    existing: "overwrite",
    stock: "add",
    repairText: true,
  },
  fixes: { 4: { 0: "Emma" } },
  skippedLines: [9],
};

const all = Object.keys(settings.options) as (keyof typeof settings.options)[];

describe("settings in a form, and back,", () => {
  test("are the same where nobody touched them", () => {
    expect(applyColumns(settings, columnValues(all, settings, [0, 1, 2]))).toEqual(settings);
    expect(applyReadSettings(settings, readValues(settings))).toEqual(settings);
  });

  test("are what was chosen", () => {
    const values = {
      ...columnValues(all, settings, [0, 1, 2]),
      "columns.0": "",
      "columns.1": "isbn",
      surnameFirst: "no",
    };
    const { repairText, ...unchecked }: FormValues = values;
    expect(repairText).toBe("yes");
    expect(applyColumns(settings, unchecked)).toEqual({
      ...settings,
      columns: [null, "isbn", "stock:12"],
      options: { ...settings.options, surnameFirst: false, repairText: false },
    });
  });

  test("stay as they are where the form has no field for them", () => {
    const values = columnValues(["existing", "repairText"], settings, [2]);
    expect(Object.keys(values)).toEqual(["columns.2", "existing", "repairText"]);
    const { columns, options } = applyColumns(settings, { ...values, existing: "fill", "columns.2": "" });
    expect(columns).toEqual(["title", null, null]);
    expect(options).toEqual({ ...settings.options, existing: "fill" });
  });

  test("read in another way forget what was fixed by its line", () => {
    const read = { ...readValues(settings), encoding: "windows-1252", hasHeader: "no" };
    expect(applyReadSettings(settings, read)).toEqual({
      ...settings,
      read: { encoding: "windows-1252", delimiter: ";", sheet: undefined, hasHeader: false },
      fixes: {},
      skippedLines: [],
    });
  });
});

describe("what is fixed", () => {
  const problem = (column: number | null, reason: string, suggestion?: string): ImportProblem => ({
    ...{ line: 12, column, field: null, label: "ISBN", value: "0306406152x", reason, severity: "warning" },
    ...{ kind: "isbn", suggestion, cells: { 0: "Emma", 2: "0306406152x" } },
  });
  const problems = [problem(2, "It has 11 signs."), problem(2, "Look.", "9780306406157"), problem(null, "Twice.")];
  const labels = (column: number) => ["Title", "Note", "ISBN"][column] ?? "";

  test("stands line by line, cell by cell", () => {
    const [row, ...more] = groupProblems(problems, labels, 0);
    expect(more).toEqual([]);
    expect(row).toEqual({
      line: 12,
      isRejected: false,
      name: "Emma",
      reasons: ["Twice."],
      marked: [
        {
          ...{ column: 2, label: "ISBN", value: "0306406152x" },
          ...{ reason: "It has 11 signs. Look.", suggestion: "9780306406157" },
        },
      ],
      others: [{ column: 0, label: "Title", value: "Emma" }],
    });
  });

  test("begins with the suggestion, or with what was fixed before", () => {
    const rows = groupProblems(problems, labels, 0);
    const [isbn, title, out] = [cellField(12, 2), cellField(12, 0), skipField(12)];
    expect(problemValues(rows, settings)).toEqual({ [isbn]: "9780306406157", [title]: "Emma", [out]: "" });
    const fixed = { ...settings, fixes: { 12: { 2: "" } }, skippedLines: [12] };
    expect(problemValues(rows, fixed)).toEqual({ [isbn]: "", [title]: "Emma", [out]: "yes" });
  });

  test("is kept only where it is another thing than what was read", () => {
    const values = { [cellField(12, 2)]: "9780306406157", [cellField(12, 0)]: "Emma", [cellField(5, 0)]: "smuggled" };
    expect(applyFixes(settings, problems, values)).toEqual({
      ...settings,
      fixes: { 4: { 0: "Emma" }, 12: { 2: "9780306406157" } },
    });
  });

  test("is not the end of a line, which a form sends otherwise", () => {
    const read = { line: 3, cells: { 0: "one\ntwo\r\nthree" } };
    expect(applyFixes(settings, [read], { [cellField(3, 0)]: "one\r\ntwo\r\nthree" }).fixes).toEqual(settings.fixes);
    const { fixes } = applyFixes(settings, [read], { [cellField(3, 0)]: "one\r\n2" });
    expect(fixes[3]).toEqual({ 0: "one\n2" });
  });

  test("is no cell that is too long for the form", () => {
    const long = "a".repeat(5_001);
    const rows = groupProblems([{ ...problem(2, "Too long."), cells: { 0: long, 2: long } }], labels, undefined);
    expect(rows[0]).toMatchObject({ marked: [{ value: `${"a".repeat(200)}…`, isTooLong: true }], others: [] });
    expect(problemValues(rows, settings)).toEqual({ [skipField(12)]: "" });
  });

  test("leaves rows out, and takes them in again", () => {
    const out = applyFixes(settings, problems, { [skipField(12)]: "yes" });
    expect(out.skippedLines).toEqual([9, 12]);
    expect(applyFixes(out, problems, {}).skippedLines).toEqual([9]);
  });
});
