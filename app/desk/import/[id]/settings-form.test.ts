import { describe, expect, test } from "vitest";
import type { Values } from "@/components/form/state";
import type { Problem } from "@/lib/import/plan/plan";
import type { ImportSettings } from "@/lib/import/settings";
import { problemRows, problemValues } from "./problem-rows";
import { cellField, columnValues, leaveOutField, readValues, withColumns, withFixes, withRead } from "./settings-form";

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
  leaveOut: [9],
};

const all = Object.keys(settings.options) as (keyof typeof settings.options)[];

describe("settings in a form, and back,", () => {
  test("are the same where nobody touched them", () => {
    expect(withColumns(settings, columnValues(all, settings, [0, 1, 2]))).toEqual(settings);
    expect(withRead(settings, readValues(settings))).toEqual(settings);
  });

  test("are what was chosen", () => {
    const values = {
      ...columnValues(all, settings, [0, 1, 2]),
      "columns.0": "",
      "columns.1": "isbn",
      surnameFirst: "no",
    };
    const { repairText, ...unchecked }: Values = values;
    expect(repairText).toBe("yes");
    expect(withColumns(settings, unchecked)).toEqual({
      ...settings,
      columns: [null, "isbn", "stock:12"],
      options: { ...settings.options, surnameFirst: false, repairText: false },
    });
  });

  test("stay as they are where the form has no field for them", () => {
    const values = columnValues(["existing", "repairText"], settings, [2]);
    expect(Object.keys(values)).toEqual(["columns.2", "existing", "repairText"]);
    const { columns, options } = withColumns(settings, { ...values, existing: "fill", "columns.2": "" });
    expect(columns).toEqual(["title", null, null]);
    expect(options).toEqual({ ...settings.options, existing: "fill" });
  });

  test("read in another way forget what was mended by its line", () => {
    const read = { ...readValues(settings), encoding: "windows-1252", hasHeader: "no" };
    expect(withRead(settings, read)).toEqual({
      ...settings,
      read: { encoding: "windows-1252", delimiter: ";", sheet: undefined, hasHeader: false },
      fixes: {},
      leaveOut: [],
    });
  });
});

describe("what is mended", () => {
  const problem = (column: number | null, reason: string, proposal?: string): Problem => ({
    ...{ line: 12, column, field: null, label: "ISBN", value: "0306406152x", reason, severity: "doubtful" },
    ...{ kind: "isbn", proposal, cells: { 0: "Emma", 2: "0306406152x" } },
  });
  const problems = [problem(2, "It has 11 signs."), problem(2, "Look.", "9780306406157"), problem(null, "Twice.")];
  const labels = (column: number) => ["Title", "Note", "ISBN"][column] ?? "";

  test("stands line by line, cell by cell", () => {
    const [row, ...more] = problemRows(problems, labels, 0);
    expect(more).toEqual([]);
    expect(row).toEqual({
      line: 12,
      isRefused: false,
      name: "Emma",
      reasons: ["Twice."],
      marked: [
        {
          ...{ column: 2, label: "ISBN", value: "0306406152x" },
          ...{ reason: "It has 11 signs. Look.", proposal: "9780306406157" },
        },
      ],
      others: [{ column: 0, label: "Title", value: "Emma" }],
    });
  });

  test("begins with the proposal, or with what was mended before", () => {
    const rows = problemRows(problems, labels, 0);
    const [isbn, title, out] = [cellField(12, 2), cellField(12, 0), leaveOutField(12)];
    expect(problemValues(rows, settings)).toEqual({ [isbn]: "9780306406157", [title]: "Emma", [out]: "" });
    const mended = { ...settings, fixes: { 12: { 2: "" } }, leaveOut: [12] };
    expect(problemValues(rows, mended)).toEqual({ [isbn]: "", [title]: "Emma", [out]: "yes" });
  });

  test("is kept only where it is another thing than what was read", () => {
    const values = { [cellField(12, 2)]: "9780306406157", [cellField(12, 0)]: "Emma", [cellField(5, 0)]: "smuggled" };
    expect(withFixes(settings, problems, values)).toEqual({
      ...settings,
      fixes: { 4: { 0: "Emma" }, 12: { 2: "9780306406157" } },
    });
  });

  test("is not the end of a line, which a form sends otherwise", () => {
    const read = { line: 3, cells: { 0: "one\ntwo\r\nthree" } };
    expect(withFixes(settings, [read], { [cellField(3, 0)]: "one\r\ntwo\r\nthree" }).fixes).toEqual(settings.fixes);
    const { fixes } = withFixes(settings, [read], { [cellField(3, 0)]: "one\r\n2" });
    expect(fixes[3]).toEqual({ 0: "one\n2" });
  });

  test("is no cell that is too long for the form", () => {
    const long = "a".repeat(5_001);
    const rows = problemRows([{ ...problem(2, "Too long."), cells: { 0: long, 2: long } }], labels, undefined);
    expect(rows[0]).toMatchObject({ marked: [{ value: `${"a".repeat(200)}…`, isTooLong: true }], others: [] });
    expect(problemValues(rows, settings)).toEqual({ [leaveOutField(12)]: "" });
  });

  test("leaves rows out, and takes them in again", () => {
    const out = withFixes(settings, problems, { [leaveOutField(12)]: "yes" });
    expect(out.leaveOut).toEqual([9, 12]);
    expect(withFixes(out, problems, {}).leaveOut).toEqual([9]);
  });
});
