/**
 * What of each entity's rows is taken out: the fields of its form, called and ordered as the import knows them, so that
 * a file goes in again as it is (round-trip.db.test.ts).
 */

import type { Plain } from "../db/dialects/dialect";
import { Prisma } from "../db/generated/sqlite/client";
import { hasColumn, quoted, type Table } from "../db/tables";
import { minorDigits } from "../format";
import { fieldsOf, type ImportEntity, isStock } from "../import/fields";
import type { SheetColumn, Value } from "../sheets/columns";
import { authorsCell, authorsOf } from "./authors-cell";

type Sql = Prisma.Sql;
type Kind = SheetColumn["kind"];

export interface ExportTable {
  columns: SheetColumn[];
  /** What is selected for each row of the list's table; one for each column, unless `cells` says otherwise. */
  selected: Sql[];
  /** A row's cells, made of what was selected. */
  cells?(selected: Plain[]): Value[];
}

interface Source {
  table: Table;
  alias: Sql;
  /** The fields that are no text. */
  kinds?: Record<string, Kind>;
  /** The fields that are no column of the table. */
  made?: Record<string, Sql>;
}

/** The fields of an entity's form, in its order, each from the column of its name; what has none and isn't made is left out. */
function tableOf(entity: ImportEntity, { table, alias, kinds = {}, made = {} }: Source): ExportTable {
  const fields = fieldsOf(entity, []).filter(({ name }) => made[name] || hasColumn(table, name));
  return {
    columns: fields.map(({ name, label }) => ({
      name,
      header: label,
      kind: kinds[name] ?? "text",
      digits: minorDigits,
    })),
    selected: fields.map(({ name }) => made[name] ?? sql`${alias}.${quoted(name)}`),
  };
}

const sql = Prisma.sql;

/** Books of the table `b`, with a column for the copies at each of these stores: empty where a store does not list a book. */
export function bookTable(stores: { id: number; name: string }[]): ExportTable {
  const { columns, selected } = bookFields;
  const copies = fieldsOf("book", stores)
    .filter(({ name }) => isStock(name))
    .map(({ name, label }): SheetColumn => ({ name, header: label, kind: "number" }));
  const places = new Map(stores.map(({ id }, index) => [String(id), columns.length + index]));
  return {
    columns: [...columns, ...copies],
    selected: [...selected, stockHeld],
    cells(row) {
      const cells: Value[] = row.slice(0, columns.length);
      cells[authorsPlace] = authorsCell(row[authorsPlace] as string | null);
      for (let index = 0; index < stores.length; index++) cells.push(null);
      const stock = row[columns.length] as string | null;
      for (const held of stock?.split(",") ?? []) {
        const [store = "", quantity] = held.split(":");
        const place = places.get(store);
        if (place !== undefined) cells[place] = Number(quantity);
      }
      return cells;
    },
  };
}

const bookFields = tableOf("book", {
  table: "Book",
  alias: sql`b`,
  kinds: { year: "number", price: "money" },
  made: { authors: authorsOf },
});

const authorsPlace = bookFields.columns.findIndex(({ name }) => name === "authors");

/** What all stores have of a book, as "3:12,4:0": one look for all of them, as fifty would take fifty times as long. */
const stockHeld = sql`(SELECT string_agg(k."storeId" || ':' || k."quantity", ',') FROM "Stock" k WHERE k."bookId" = b."id")`;

export const authorTable = tableOf("author", { table: "Author", alias: sql`a` });

export const storeTable = tableOf("store", { table: "Store", alias: sql`s`, kinds: { open: "flag" } });

export const computerTable = tableOf("computer", {
  table: "Computer",
  alias: sql`c`,
  kinds: { memory: "number" },
  made: { store: sql`(SELECT s."name" FROM "Store" s WHERE s."id" = c."storeId")` },
});

const person = tableOf("user", { table: "User", alias: sql`u` });

/** The last three are for whoever reads the file: an import leaves them out. */
export const userTable: ExportTable = {
  columns: [
    ...person.columns,
    { header: "Active", name: "active", kind: "flag" },
    { header: "Registered (UTC)", name: "registered", kind: "moment" },
    { header: "Last signed in (UTC)", name: "lastSignedIn", kind: "moment" },
  ],
  selected: [...person.selected, sql`u."active"`, sql`u."registeredAt"`, sql`u."lastSignedInAt"`],
};
