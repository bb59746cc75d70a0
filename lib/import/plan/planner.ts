/**
 * Plans the rows of a file. The dry run plans against committed data, the import inside its transaction; with the same
 * data both get the same plan.
 */

import type { Actor } from "../../auth/abilities";
import { applyBooks } from "../../books/import/apply-books";
import type { Reader } from "../../books/import/book-lookup";
import { type PlannedBook, planBooks } from "../../books/import/plan-books";
import { entities } from "../../entities/registry";
import type { SheetRow } from "../../spreadsheet/sheet";
import { labelInSentence } from "../../values/format";
import { fold } from "../../values/text";
import { fieldLabel, fieldSchema, type ImportEntity } from "../fields";
import { fieldOfKey, foldCached } from "../read/keys";
import { createRowReader, type RowReader } from "../read/read-row";
import { type PlannedRow, type ReadRow, type RowProblem, rowProblem } from "../read/row";
import type { ImportSettings } from "../settings";
import { DuplicateDetector, MatchedRecords } from "./duplicate-detector";
import type { EntityImporter, PlanContext } from "./importer";
import { singleTableImporter } from "./single-table-importer";

const bookImporter: EntityImporter<PlannedBook> = {
  plan: planBooks,
  apply: applyBooks,
  alsoCreates: ({ authors = [], stock }) => [
    ...authors.flatMap(({ authorId, name }) =>
      authorId === undefined ? { entity: "author", name: foldCached(name) } : [],
    ),
    ...stock.flatMap(({ before }) => (before ? [] : { entity: "stock", name: "" })),
  ],
};

function importerOf(entity: ImportEntity): EntityImporter<PlannedRow> {
  // Each importer gets back only the rows that it planned.
  return (entity === "book" ? bookImporter : singleTableImporter(entity)) as unknown as EntityImporter<PlannedRow>;
}

export class Planner {
  readonly importer: EntityImporter<PlannedRow>;
  readonly context: PlanContext;
  #readRow: RowReader;
  #duplicates = new DuplicateDetector();
  #count = 0;

  constructor(entity: ImportEntity, settings: ImportSettings, stores: { id: number; name: string }[], actor: Actor) {
    this.importer = importerOf(entity);
    this.#readRow = createRowReader(entity, settings, new Map(stores.map(({ id, name }) => [fold(name), id])));
    const storeNames = new Map(stores.map(({ id, name }) => [id, name]));
    this.context = { entity, settings, matchedRecords: new MatchedRecords(), actor, storeNames };
  }

  /** Reads the next rows of the file and checks them for duplicates. No queries. */
  read(rows: SheetRow[]): ReadRow[] {
    return rows.map((one) => {
      const row = this.#readRow(one, this.#count++);
      if (!row.isSkipped && row.errors.length === 0) this.#checkDuplicates(row);
      return row;
    });
  }

  #checkDuplicates(row: ReadRow): void {
    if (row.keys.length === 0) {
      const [field = ""] = entities[this.context.entity].importer?.identifiedBy ?? [];
      const { error } = fieldSchema(this.context.entity, field).safeParse(undefined);
      row.errors.push(rowProblem("row.missing", error?.issues[0]?.message ?? "This is missing.", { field }));
      return;
    }
    const before = this.#duplicates.check(row.keys, row.line);
    if (before) row.errors.push(this.#duplicateProblem(row, before));
  }

  /** When only a number or an address is the same, names it: it may be mistyped. */
  #duplicateProblem(row: ReadRow, { line, key }: { line: number; key: string }): RowProblem {
    const field = fieldOfKey(key);
    if (field === undefined) return rowProblem("row.duplicate", `Duplicate of line ${line}.`);
    const column = this.context.settings.columns.indexOf(field);
    const at = column < 0 ? {} : { column, value: row.cells[column] ?? "" };
    const what = labelInSentence(fieldLabel(this.context.entity, field));
    return rowProblem("row.duplicate", `Line ${line} has the same ${what}.`, { field, ...at });
  }

  /** Plans up to about 2,000 rows, in order, against the data that `reader` sees. */
  async plan(reader: Reader, rows: ReadRow[]): Promise<PlannedRow[]> {
    const open = rows.filter(({ isSkipped, errors }) => !isSkipped && errors.length === 0);
    const planned = new Map((await this.#planRows(reader, open)).map((plan) => [plan.row, plan]));
    return rows.map((row) => planned.get(row) ?? withoutPlan(row));
  }

  async #planRows(reader: Reader, rows: ReadRow[]): Promise<PlannedRow[]> {
    return rows.length === 0 ? [] : this.importer.plan(reader, rows, this.context);
  }
}

/** A skipped or rejected row, which needs no query. */
function withoutPlan(row: ReadRow): PlannedRow {
  const label = String(row.values.title ?? row.values.name ?? row.values.username ?? "");
  return { row, action: row.isSkipped ? "skipped" : "rejected", label, differences: [], problems: [] };
}
