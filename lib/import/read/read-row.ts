/** Converts cells to values and validates them with the entity's schema, so that files follow the rules of the forms. */
import type { z } from "zod";
import { detachString } from "../../spreadsheet/detach-string";
import type { SheetRow } from "../../spreadsheet/sheet";
import { fold } from "../../values/text";
import { fieldSchema, findField, type ImportEntity, isStockField } from "../fields";
import type { ImportSettings } from "../settings";
import { parseIsbnCells } from "./convert/isbn";
import { type ConvertedCell, cellConverter, type StoreIds } from "./converters";
import { rowKeys } from "./keys";
import type { ReadRow } from "./row";

export type RowReader = (row: SheetRow, ordinal: number) => ReadRow;

/** Reads the rows of a file. Results are cached per column, as most columns repeat their values. */
export function createRowReader(entity: ImportEntity, settings: ImportSettings, stores: StoreIds): RowReader {
  const out = new Set(settings.skippedLines);
  const { columns, isbns } = columnReaders(entity, settings, stores);
  return ({ line, cells: found }, ordinal) => {
    const cells = applyFixes(found, settings.fixes[line]);
    const isSkipped = out.has(line) || settings.columns.every((name, place) => name === null || isBlank(cells[place]));
    const row: ReadRow = {
      ordinal,
      line,
      cells,
      isSkipped,
      values: {},
      stock: [],
      warnings: [],
      errors: [],
      repairs: [],
      keys: [],
    };
    if (isSkipped) return row;
    for (const take of columns) take(row);
    applyIsbns(row, isbns);
    row.keys = rowKeys(entity, row);
    return row;
  };
}

const isBlank = (cell: string | undefined) => cell === undefined || cell.trim() === "";

function applyFixes(cells: string[], fixes: Record<string, string> | undefined): string[] {
  if (!fixes) return cells;
  const fixedCells = [...cells];
  for (const [column, cell] of Object.entries(fixes)) fixedCells[Number(column)] = cell;
  return [...fixedCells].map((cell) => cell ?? "");
}

function columnReaders(entity: ImportEntity, settings: ImportSettings, stores: StoreIds) {
  const columns: ((row: ReadRow) => void)[] = [];
  const isbns: [column: number, field: string][] = [];
  let [store, copies] = [-1, -1];
  for (const [column, field] of settings.columns.entries()) {
    if (field === null) continue;
    if (field === "isbn" || field === "otherIsbn") isbns.push([column, field]);
    else if (field === "store" && !findField(entity, field)) store = column;
    else if (field === "copies") copies = column;
    else columns.push(columnReader(entity, column, field, settings, stores));
  }
  if (store >= 0 && copies >= 0) columns.push(copiesReader(entity, store, copies, settings, stores));
  // The field ISBN takes precedence over the second ISBN.
  isbns.sort(([, one], [, other]) => (one === other ? 0 : one === "isbn" ? -1 : 1));
  return { columns, isbns };
}

/** The result of a cell. */
interface CellResult {
  value: unknown;
  converted: ConvertedCell;
  error?: string;
}

/** Cached texts per column. Columns that rarely repeat, such as titles, are not cached. */
const MAX_CACHED_CELLS = 5_000;

/** Longer cells are rejected without conversion; no field accepts them. */
const MAX_CELL = 100_000;

function tooLong(cell: string): CellResult {
  const error = `This has ${cell.length.toLocaleString("en-GB")} characters, more than any field can hold.`;
  return { value: null, converted: { value: undefined }, error };
}

function columnReader(entity: ImportEntity, column: number, field: string, settings: ImportSettings, stores: StoreIds) {
  const convert = cellConverter(entity, field, settings.options, stores);
  const schema = fieldSchema(entity, field);
  const target = findField(entity, field)?.name ?? field;
  const known = new Map<string, CellResult>();
  let [again, isVaried] = [0, false];
  const outcomeOf = (cell: string): CellResult => {
    if (cell.length > MAX_CELL) return tooLong(cell);
    const found = known.get(cell);
    if (found) {
      again++;
      return found;
    }
    if (isVaried) return validate(convert(cell), schema);
    const text = detachString(cell);
    const outcome = validate(convert(text), schema);
    if (known.size >= MAX_CACHED_CELLS) {
      isVaried = again < MAX_CACHED_CELLS / 2;
      again = 0;
      known.clear();
    }
    known.set(text, outcome);
    return outcome;
  };
  return (row: ReadRow) => {
    const text = row.cells[column] ?? "";
    if (isBlank(text)) return;
    const { value, converted, error } = outcomeOf(text);
    if (converted.repairs) for (const repair of converted.repairs) row.repairs.push({ was: text, ...repair });
    if (converted.warnings)
      for (const warning of converted.warnings) row.warnings.push({ column, field, value: text, ...warning });
    if (converted.error) row.errors.push({ column, field, value: text, ...converted.error });
    else if (error !== undefined) {
      const kind = `invalid.${isStockField(field) ? "copies" : field}`;
      row.errors.push({ column, field, value: text, kind, reason: error });
    } else if (value !== null && value !== undefined) {
      setValue(row, target, value);
      if (converted.otherValues) row.values = { ...converted.otherValues, ...row.values };
      if (converted.sortNames) row.sortNames = converted.sortNames;
    }
  };
}

function setValue(row: ReadRow, field: string, value: unknown): void {
  if (isStockField(field)) row.stock.push({ storeId: Number(field.slice("stock:".length)), quantity: value as number });
  else row.values[field] = value;
}

function validate(converted: ConvertedCell, schema: z.ZodType): CellResult {
  if (converted.error || converted.value === undefined) return { value: null, converted };
  const parsed = schema.safeParse(converted.value);
  if (parsed.success) return { value: parsed.data, converted };
  return { value: null, converted, error: parsed.error.issues.map(({ message }) => message).join(" ") };
}

/** Reads a column with the store name and one with its copies. */
function copiesReader(
  entity: ImportEntity,
  store: number,
  copies: number,
  { options }: ImportSettings,
  stores: StoreIds,
) {
  const convert = cellConverter(entity, "copies", options, stores);
  return (row: ReadRow) => {
    const [name, count] = [row.cells[store] ?? "", row.cells[copies] ?? ""];
    if (isBlank(count)) return;
    const storeId = stores.get(fold(name));
    if (storeId === undefined) {
      const reason = isBlank(name) ? "This row has copies but no store." : `There is no store called ${name.trim()}.`;
      row.errors.push({ column: store, field: "store", value: name, kind: "store.unknown", reason });
      return;
    }
    const { value, error } = validate(convert(count), fieldSchema(entity, "copies"));
    if (error === undefined) row.stock.push({ storeId, quantity: value as number });
    else row.errors.push({ column: copies, field: "copies", value: count, kind: "invalid.copies", reason: error });
  };
}

function applyIsbns(row: ReadRow, isbns: [column: number, field: string][]): void {
  if (isbns.length === 0) return;
  const { isbn, repairs, warning } = parseIsbnCells(isbns.map(([column]) => row.cells[column] ?? ""));
  if (isbn !== null) row.values.isbn = isbn;
  for (const repair of repairs) row.repairs.push({ ...repair, now: isbn ?? "" });
  if (warning) {
    const [column, field] = isbns[warning.cell] ?? [0, "isbn"];
    const { kind, reason, suggestion } = warning;
    const value = row.cells[column] ?? "";
    row.warnings.push({
      ...{ column, field, value, kind, reason },
      ...(suggestion !== undefined && { suggestion }),
    });
  }
}
