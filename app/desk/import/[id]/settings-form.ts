/** An import's settings as the fields of its forms, and back. */
import type { FormValues } from "@/components/form/form-state";
import type { ImportOptions, ImportSettings } from "@/lib/import/settings";

/** How the file is read; what is left to be found out is "". */
export function readValues({ read }: ImportSettings): FormValues {
  const { encoding = "", delimiter = "", sheet = "", hasHeader = true } = read;
  return { encoding, delimiter, sheet, hasHeader: hasHeader ? "yes" : "no" };
}

/**
 * The settings, read otherwise. Lines and columns may then be others, so that what was fixed does not hold any more;
 * the command matches the columns anew.
 */
export function applyReadSettings(settings: ImportSettings, values: FormValues) {
  const { encoding, delimiter, sheet, hasHeader } = values;
  const read = {
    encoding: encoding || undefined,
    delimiter: delimiter || undefined,
    sheet: sheet || undefined,
    hasHeader: hasHeader === "no" ? false : undefined,
  };
  const before = readValues(settings);
  const isOther = Object.entries(before).some(([name, value]) => (values[name] ?? value) !== value);
  return isOther ? { ...settings, read, fixes: {}, skippedLines: [] } : settings;
}

/** What the columns that are shown are, and what becomes of the rows. */
export function columnValues(
  needed: (keyof ImportOptions)[],
  { columns, options }: ImportSettings,
  shown: number[],
): FormValues {
  const written: Record<keyof ImportOptions, string> = {
    ...options,
    surnameFirst: options.surnameFirst ? "yes" : "no",
    repairText: options.repairText ? "yes" : "",
  };
  return {
    ...Object.fromEntries(shown.map((index) => [`columns.${index}`, columns[index] ?? ""])),
    ...Object.fromEntries(needed.map((name) => [name, written[name]])),
  };
}

/** Fields that a form does not have, because the file's entity needs them not, stay as they are. */
export function applyColumns(settings: ImportSettings, values: FormValues) {
  const { options } = settings;
  return {
    ...settings,
    columns: settings.columns.map((field, index) => (values[`columns.${index}`] ?? field ?? "") || null),
    options: {
      authorSeparator: values.authorSeparator ?? options.authorSeparator,
      surnameFirst: values.surnameFirst ? values.surnameFirst === "yes" : options.surnameFirst,
      decimal: values.decimal ?? options.decimal,
      existing: values.existing ?? options.existing,
      stock: values.stock ?? options.stock,
      repairText: values.repairText === "yes",
    },
  };
}

/** A row's cells on the page where they are fixed. */
export interface FixedRow {
  line: number;
  /** As the dry run read them, by the column's position. */
  cells: Record<number, string>;
}

/** The names of a cell's field, and of a line's check box. */
export const cellField = (line: number, column: number): string => `cell-${line}-${column}`;
export const skipField = (line: number): string => `out-${line}`;

/** The settings with what was fixed in these rows: a cell that stands as it was read is no fix. */
export function applyFixes(settings: ImportSettings, rows: FixedRow[], values: FormValues): ImportSettings {
  const fixes = { ...settings.fixes };
  const skippedLines = new Set(settings.skippedLines);
  for (const { line, cells } of rows) {
    const fixed = Object.entries(cells).flatMap(([column, was]) => {
      const now = values[cellField(line, Number(column))];
      return now === undefined || normaliseNewlines(now) === normaliseNewlines(was)
        ? []
        : [[column, normaliseNewlines(now)]];
    });
    if (fixed.length > 0) fixes[line] = { ...fixes[line], ...Object.fromEntries(fixed) };
    if (values[skipField(line)] === "yes") skippedLines.add(line);
    else skippedLines.delete(line);
  }
  return { ...settings, fixes, skippedLines: [...skippedLines].sort((one, other) => one - other) };
}

/** A form sends its lines as they end in none of the files. */
const normaliseNewlines = (text: string): string => text.replace(/\r\n?/g, "\n");
