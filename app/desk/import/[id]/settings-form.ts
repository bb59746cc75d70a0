/** An import's settings as the fields of its forms, and back. */
import type { Values } from "@/components/form/state";
import type { ImportOptions, ImportSettings } from "@/lib/import/settings";

/** How the file is read; what is left to be found out is "". */
export function readValues({ read }: ImportSettings): Values {
  const { encoding = "", delimiter = "", sheet = "", hasHeader = true } = read;
  return { encoding, delimiter, sheet, hasHeader: hasHeader ? "yes" : "no" };
}

/**
 * The settings, read otherwise. Lines and columns may then be others, so that what was mended does not hold any more;
 * the command matches the columns anew.
 */
export function withRead(settings: ImportSettings, values: Values) {
  const { encoding, delimiter, sheet, hasHeader } = values;
  const read = {
    encoding: encoding || undefined,
    delimiter: delimiter || undefined,
    sheet: sheet || undefined,
    hasHeader: hasHeader === "no" ? false : undefined,
  };
  const before = readValues(settings);
  const isOther = Object.entries(before).some(([name, value]) => (values[name] ?? value) !== value);
  return isOther ? { ...settings, read, fixes: {}, leaveOut: [] } : settings;
}

/** What the columns that are shown are, and what becomes of the rows. */
export function columnValues(
  needed: (keyof ImportOptions)[],
  { columns, options }: ImportSettings,
  shown: number[],
): Values {
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
export function withColumns(settings: ImportSettings, values: Values) {
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

/** A row's cells on the page where they are mended. */
export interface MendedRow {
  line: number;
  /** As the dry run read them, by the column's position. */
  cells: Record<number, string>;
}

/** The names of a cell's field, and of a line's check box. */
export const cellField = (line: number, column: number): string => `cell-${line}-${column}`;
export const leaveOutField = (line: number): string => `out-${line}`;

/** The settings with what was mended in these rows: a cell that stands as it was read is no fix. */
export function withFixes(settings: ImportSettings, rows: MendedRow[], values: Values): ImportSettings {
  const fixes = { ...settings.fixes };
  const leaveOut = new Set(settings.leaveOut);
  for (const { line, cells } of rows) {
    const mended = Object.entries(cells).flatMap(([column, was]) => {
      const now = values[cellField(line, Number(column))];
      return now === undefined || plain(now) === plain(was) ? [] : [[column, plain(now)]];
    });
    if (mended.length > 0) fixes[line] = { ...fixes[line], ...Object.fromEntries(mended) };
    if (values[leaveOutField(line)] === "yes") leaveOut.add(line);
    else leaveOut.delete(line);
  }
  return { ...settings, fixes, leaveOut: [...leaveOut].sort((one, other) => one - other) };
}

/** A form sends its lines as they end in none of the files. */
const plain = (text: string): string => text.replace(/\r\n?/g, "\n");
