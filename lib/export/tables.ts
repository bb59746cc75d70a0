/**
 * What of each entity's rows is taken out: the fields of its form, called and ordered as the import knows them, so that
 * a file goes in again as it is (round-trip.db.test.ts).
 */

import type { Plain } from "../db/dialects/dialect";
import { Prisma } from "../db/generated/sqlite/client";
import { minorDigits } from "../format";
import { fieldsOf, type ImportEntity } from "../import/fields";
import type { SheetColumn, Value } from "../sheets/columns";
import { authorsCell, authorsOf } from "./authors-cell";

type Sql = Prisma.Sql;

export interface ExportTable {
  columns: SheetColumn[];
  /** What is selected for each row of the list's table; one for each column, unless `cells` says otherwise. */
  selected: Sql[];
  /** A row's cells, made of what was selected. */
  cells?(selected: Plain[]): Value[];
}

interface Part {
  kind?: SheetColumn["kind"];
  sql: Sql;
}

/** All fields of an entity that have a part, in the form's order. */
function tableOf(entity: ImportEntity, parts: Record<string, Part>, more: (SheetColumn & Part)[] = []): ExportTable {
  const columns = fieldsOf(entity, []).flatMap(({ name, label }) => {
    const part = parts[name];
    return part ? [{ ...part, name, header: label, kind: part.kind ?? ("text" as const), digits: minorDigits }] : [];
  });
  const all = [...columns, ...more];
  return { columns: all.map(({ sql: _, ...column }) => column), selected: all.map(({ sql }) => sql) };
}

const sql = Prisma.sql;

/** Books of the table `b`, with a column for the copies at each of these stores: empty where a store does not list a book. */
export function bookTable(stores: { id: number; name: string }[]): ExportTable {
  const { columns, selected } = tableOf("book", {
    title: { sql: sql`b."title"` },
    subtitle: { sql: sql`b."subtitle"` },
    authors: { sql: authorsOf },
    isbn: { sql: sql`b."isbn"` },
    series: { sql: sql`b."series"` },
    seriesNumber: { sql: sql`b."seriesNumber"` },
    format: { sql: sql`b."format"` },
    publisher: { sql: sql`b."publisher"` },
    year: { sql: sql`b."year"`, kind: "number" },
    language: { sql: sql`b."language"` },
    price: { sql: sql`b."price"`, kind: "money" },
    description: { sql: sql`b."description"` },
  });
  const authors = columns.findIndex(({ name }) => name === "authors");
  const copies = stores.map(
    ({ id, name }): SheetColumn => ({ header: `Copies at ${name}`, name: `stock:${id}`, kind: "number" }),
  );
  const places = new Map(stores.map(({ id }, index) => [String(id), columns.length + index]));
  return {
    columns: [...columns, ...copies],
    selected: stores.length > 0 ? [...selected, stockOf(stores)] : selected,
    cells(row) {
      const cells: Value[] = row.slice(0, columns.length);
      cells[authors] = authorsCell(row[authors] as string | null);
      for (let index = 0; index < stores.length; index++) cells.push(null);
      const stock = stores.length > 0 ? (row[columns.length] as string | null) : null;
      for (const held of stock?.split(",") ?? []) {
        const [store = "", quantity] = held.split(":");
        const place = places.get(store);
        if (place !== undefined) cells[place] = Number(quantity);
      }
      return cells;
    },
  };
}

/** What the stores have of a book, as "3:12,4:0": one look for all of them, as fifty would take fifty times as long. */
function stockOf(stores: { id: number }[]): Sql {
  const [only, ...others] = stores;
  const one = only && others.length === 0 ? sql` AND k."storeId" = ${only.id}` : Prisma.empty;
  return sql`(SELECT string_agg(k."storeId" || ':' || k."quantity", ',')
    FROM "Stock" k WHERE k."bookId" = b."id"${one})`;
}

export const authorTable = tableOf("author", {
  name: { sql: sql`a."name"` },
  sortName: { sql: sql`a."sortName"` },
  email: { sql: sql`a."email"` },
  note: { sql: sql`a."note"` },
});

export const storeTable = tableOf("store", {
  name: { sql: sql`s."name"` },
  address: { sql: sql`s."address"` },
  city: { sql: sql`s."city"` },
  phone: { sql: sql`s."phone"` },
  email: { sql: sql`s."email"` },
  openingHours: { sql: sql`s."openingHours"` },
  open: { sql: sql`s."open"`, kind: "flag" },
});

export const computerTable = tableOf("computer", {
  name: { sql: sql`c."name"` },
  memory: { sql: sql`c."memory"`, kind: "number" },
  store: { sql: sql`(SELECT s."name" FROM "Store" s WHERE s."id" = c."storeId")` },
  serialNumber: { sql: sql`c."serialNumber"` },
  note: { sql: sql`c."note"` },
});

/** The last three are for whoever reads the file: an import leaves them out. */
export const userTable = tableOf(
  "user",
  {
    username: { sql: sql`u."username"` },
    email: { sql: sql`u."email"` },
    role: { sql: sql`u."role"` },
  },
  [
    { header: "Active", name: "active", kind: "flag", sql: sql`u."active"` },
    { header: "Registered (UTC)", name: "registered", kind: "moment", sql: sql`u."registeredAt"` },
    { header: "Last signed in (UTC)", name: "lastSignedIn", kind: "moment", sql: sql`u."lastSignedInAt"` },
  ],
);
