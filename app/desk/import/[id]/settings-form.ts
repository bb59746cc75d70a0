/** Converts between the settings of an import and its forms. */
import type { FormValues } from "@/components/form/form-state";
import type { ImportOptions, ImportSettings } from "@/lib/import/settings";

/** The form values of the read settings; "" is detected. */
export function readValues({ read }: ImportSettings): FormValues {
  const { encoding = "", delimiter = "", sheet = "", hasHeader = true } = read;
  return { encoding, delimiter, sheet, hasHeader: hasHeader ? "yes" : "no" };
}

/**
 * Applies new read settings. Lines and columns may change, so fixes are discarded; the command matches the columns
 * again.
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

/** The form values of the shown columns and the options. */
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

/** Applies columns and options. Fields that the form does not have stay unchanged. */
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

/** The cells of a row that can be fixed. */
export interface FixedRow {
  line: number;
  /** The original cells, by column. */
  cells: Record<number, string>;
}

/** Field names of a cell, and of the checkbox that skips a line. */
export const cellField = (line: number, column: number): string => `cell-${line}-${column}`;
export const skipField = (line: number): string => `out-${line}`;

/** Applies the fixes of these rows. Unchanged cells are not fixes. */
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

/** Forms submit CRLF line ends, which files rarely have. */
const normaliseNewlines = (text: string): string => text.replace(/\r\n?/g, "\n");
