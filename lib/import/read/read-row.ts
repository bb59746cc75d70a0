/** Cells to values: converted, and judged by the entity's own schema, so that a file keeps the forms' own rules. */
import type { z } from "zod";
import { ownCopy } from "../../spreadsheet/detach-string";
import type { SheetRow } from "../../spreadsheet/sheet";
import { fold } from "../../values/text";
import { fieldNamed, type ImportEntity, isStock, schemaOf } from "../fields";
import type { ImportSettings } from "../settings";
import { readIsbns } from "./convert/isbn";
import { type Converted, converterOf, type Stores } from "./converters";
import { keysOf } from "./keys";
import type { ReadRow } from "./row";

export type ReadOne = (row: SheetRow, ordinal: number) => ReadRow;

/** Reads the rows of one file. What a cell comes to is remembered: most columns say the same again and again. */
export function rowReader(entity: ImportEntity, settings: ImportSettings, stores: Stores): ReadOne {
  const out = new Set(settings.leaveOut);
  const { columns, isbns } = takers(entity, settings, stores);
  return ({ line, cells: found }, ordinal) => {
    const cells = withFixes(found, settings.fixes[line]);
    const isOut = out.has(line) || settings.columns.every((name, place) => name === null || isBlank(cells[place]));
    const row: ReadRow = {
      ordinal,
      line,
      cells,
      isOut,
      values: {},
      stock: [],
      doubts: [],
      refusals: [],
      repairs: [],
      keys: [],
    };
    if (isOut) return row;
    for (const take of columns) take(row);
    takeIsbns(row, isbns);
    row.keys = keysOf(entity, row);
    return row;
  };
}

const isBlank = (cell: string | undefined) => cell === undefined || cell.trim() === "";

function withFixes(cells: string[], fixes: Record<string, string> | undefined): string[] {
  if (!fixes) return cells;
  const mendedCells = [...cells];
  for (const [column, cell] of Object.entries(fixes)) mendedCells[Number(column)] = cell;
  return [...mendedCells].map((cell) => cell ?? "");
}

function takers(entity: ImportEntity, settings: ImportSettings, stores: Stores) {
  const columns: ((row: ReadRow) => void)[] = [];
  const isbns: [column: number, field: string][] = [];
  let [store, copies] = [-1, -1];
  for (const [column, field] of settings.columns.entries()) {
    if (field === null) continue;
    if (field === "isbn" || field === "otherIsbn") isbns.push([column, field]);
    else if (field === "store" && !fieldNamed(entity, field)) store = column;
    else if (field === "copies") copies = column;
    else columns.push(taker(entity, column, field, settings, stores));
  }
  if (store >= 0 && copies >= 0) columns.push(copiesTaker(entity, store, copies, settings, stores));
  // The field called ISBN is believed before the other.
  isbns.sort(([, one], [, other]) => (one === other ? 0 : one === "isbn" ? -1 : 1));
  return { columns, isbns };
}

/** What came of one cell. */
interface Outcome {
  value: unknown;
  converted: Converted;
  refused?: string;
}

/** So many texts of a column; none of one that hardly ever says the same again, such as the titles. */
const REMEMBERED = 5_000;

/** No field takes as much; what is longer is not converted. */
const LONGEST_CELL = 100_000;

function tooLong(cell: string): Outcome {
  const refused = `This has ${cell.length.toLocaleString("en-GB")} characters, which is more than any field takes.`;
  return { value: null, converted: { value: undefined }, refused };
}

function taker(entity: ImportEntity, column: number, field: string, settings: ImportSettings, stores: Stores) {
  const convert = converterOf(entity, field, settings.options, stores);
  const schema = schemaOf(entity, field);
  const target = fieldNamed(entity, field)?.name ?? field;
  const known = new Map<string, Outcome>();
  let [again, isVaried] = [0, false];
  const outcomeOf = (cell: string): Outcome => {
    if (cell.length > LONGEST_CELL) return tooLong(cell);
    const found = known.get(cell);
    if (found) {
      again++;
      return found;
    }
    if (isVaried) return judge(convert(cell), schema);
    const text = ownCopy(cell);
    const outcome = judge(convert(text), schema);
    if (known.size >= REMEMBERED) {
      isVaried = again < REMEMBERED / 2;
      again = 0;
      known.clear();
    }
    known.set(text, outcome);
    return outcome;
  };
  return (row: ReadRow) => {
    const text = row.cells[column] ?? "";
    if (isBlank(text)) return;
    const { value, converted, refused } = outcomeOf(text);
    if (converted.repairs) for (const repair of converted.repairs) row.repairs.push({ was: text, ...repair });
    if (converted.doubts)
      for (const doubt of converted.doubts) row.doubts.push({ column, field, value: text, ...doubt });
    if (converted.refused) row.refusals.push({ column, field, value: text, ...converted.refused });
    else if (refused !== undefined) {
      const kind = `bad.${isStock(field) ? "copies" : field}`;
      row.refusals.push({ column, field, value: text, kind, reason: refused });
    } else if (value !== null && value !== undefined) {
      keep(row, target, value);
      if (converted.also) row.values = { ...converted.also, ...row.values };
      if (converted.sortNames) row.sortNames = converted.sortNames;
    }
  };
}

function keep(row: ReadRow, field: string, value: unknown): void {
  if (isStock(field)) row.stock.push({ storeId: Number(field.slice("stock:".length)), quantity: value as number });
  else row.values[field] = value;
}

function judge(converted: Converted, schema: z.ZodType): Outcome {
  if (converted.refused || converted.value === undefined) return { value: null, converted };
  const parsed = schema.safeParse(converted.value);
  if (parsed.success) return { value: parsed.data, converted };
  return { value: null, converted, refused: parsed.error.issues.map(({ message }) => message).join(" ") };
}

/** A column that names the store, and one with the copies there. */
function copiesTaker(entity: ImportEntity, store: number, copies: number, { options }: ImportSettings, stores: Stores) {
  const convert = converterOf(entity, "copies", options, stores);
  return (row: ReadRow) => {
    const [name, count] = [row.cells[store] ?? "", row.cells[copies] ?? ""];
    if (isBlank(count)) return;
    const storeId = stores.get(fold(name));
    if (storeId === undefined) {
      const reason = isBlank(name)
        ? "This row has copies, but names no store."
        : `There is no store called ${name.trim()}.`;
      row.refusals.push({ column: store, field: "store", value: name, kind: "store.unknown", reason });
      return;
    }
    const { value, refused } = judge(convert(count), schemaOf(entity, "copies"));
    if (refused === undefined) row.stock.push({ storeId, quantity: value as number });
    else row.refusals.push({ column: copies, field: "copies", value: count, kind: "bad.copies", reason: refused });
  };
}

function takeIsbns(row: ReadRow, isbns: [column: number, field: string][]): void {
  if (isbns.length === 0) return;
  const { isbn, repairs, doubt } = readIsbns(isbns.map(([column]) => row.cells[column] ?? ""));
  if (isbn !== null) row.values.isbn = isbn;
  for (const repair of repairs) row.repairs.push({ ...repair, now: isbn ?? "" });
  if (doubt) {
    const [column, field] = isbns[doubt.cell] ?? [0, "isbn"];
    const { kind, reason, proposal } = doubt;
    const value = row.cells[column] ?? "";
    row.doubts.push({ ...{ column, field, value, kind, reason }, ...(proposal !== undefined && { proposal }) });
  }
}
