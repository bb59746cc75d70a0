/**
 * What a file's rows do, decided in one place: the dry run asks what is committed, the run asks inside its transaction,
 * and both get the same answer as long as the data is the same.
 */

import type { Actor } from "../../auth/abilities";
import { applyBooks } from "../../books/import/apply-books";
import type { Reader } from "../../books/import/book-lookup";
import { type PlannedBook, planBooks } from "../../books/import/plan-books";
import { entities } from "../../entities/registry";
import type { SheetRow } from "../../spreadsheet/sheet";
import { labelInSentence } from "../../values/format";
import { fold } from "../../values/text";
import { fieldLabel, type ImportEntity, schemaOf } from "../fields";
import { foldedName, keyField } from "../read/keys";
import { type ReadOne, rowReader } from "../read/read-row";
import { type Note, type Planned, type ReadRow, refusal } from "../read/row";
import type { ImportSettings } from "../settings";
import { Claims, Twins } from "./duplicate-rows";
import type { Kind, Planning } from "./importer";
import { simpleKind } from "./single-table-importer";

const books: Kind<PlannedBook> = {
  plan: planBooks,
  apply: applyBooks,
  also: ({ authors = [], stock }) => [
    ...authors.flatMap(({ authorId, name }) =>
      authorId === undefined ? { entity: "author", name: foldedName(name) } : [],
    ),
    ...stock.flatMap(({ before }) => (before ? [] : { entity: "stock", name: "" })),
  ],
};

function kindOf(entity: ImportEntity): Kind<Planned> {
  // Each gets back only what it has planned itself.
  return (entity === "book" ? books : simpleKind(entity)) as unknown as Kind<Planned>;
}

export class Planner {
  readonly kind: Kind<Planned>;
  readonly planning: Planning;
  #read: ReadOne;
  #twins = new Twins();
  #count = 0;

  constructor(entity: ImportEntity, settings: ImportSettings, stores: { id: number; name: string }[], actor: Actor) {
    this.kind = kindOf(entity);
    this.#read = rowReader(entity, settings, new Map(stores.map(({ id, name }) => [fold(name), id])));
    const storeNames = new Map(stores.map(({ id, name }) => [id, name]));
    this.planning = { entity, settings, claims: new Claims(), actor, storeNames };
  }

  /** The next rows of the file, in its order: read, and compared with those before them. Asks no database. */
  read(rows: SheetRow[]): ReadRow[] {
    return rows.map((one) => {
      const row = this.#read(one, this.#count++);
      if (!row.isOut && row.refusals.length === 0) this.#compare(row);
      return row;
    });
  }

  #compare(row: ReadRow): void {
    if (row.keys.length === 0) {
      const [field = ""] = entities[this.planning.entity].importer?.identifiedBy ?? [];
      const { error } = schemaOf(this.planning.entity, field).safeParse(undefined);
      row.refusals.push(refusal("row.missing", error?.issues[0]?.message ?? "This is missing.", { field }));
      return;
    }
    const before = this.#twins.meet(row.keys, row.line);
    if (before) row.refusals.push(this.#twice(row, before));
  }

  /** Where they have no more than a number or an address in common, one of the two may be mistyped. */
  #twice(row: ReadRow, { line, key }: { line: number; key: string }): Note {
    const field = keyField(key);
    if (field === undefined) return refusal("row.twice", `Line ${line} is the same.`);
    const column = this.planning.settings.columns.indexOf(field);
    const at = column < 0 ? {} : { column, value: row.cells[column] ?? "" };
    const what = labelInSentence(fieldLabel(this.planning.entity, field));
    return refusal("row.twice", `Line ${line} has the same ${what}.`, { field, ...at });
  }

  /** What at most some 2,000 of the rows do, in their order, by what `reader` sees. */
  async plan(reader: Reader, rows: ReadRow[]): Promise<Planned[]> {
    const open = rows.filter(({ isOut, refusals }) => !isOut && refusals.length === 0);
    const planned = new Map((await this.#planOpen(reader, open)).map((plan) => [plan.row, plan]));
    return rows.map((row) => planned.get(row) ?? closed(row));
  }

  async #planOpen(reader: Reader, rows: ReadRow[]): Promise<Planned[]> {
    return rows.length === 0 ? [] : this.kind.plan(reader, rows, this.planning);
  }
}

/** A row about which nothing has to be asked. */
function closed(row: ReadRow): Planned {
  const label = String(row.values.title ?? row.values.name ?? row.values.username ?? "");
  return { row, action: row.isOut ? "skipped" : "refused", label, differences: [], notes: [] };
}
