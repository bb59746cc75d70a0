/** Repairs folded columns of rows that were edited outside the application, for instance in Prisma Studio. */
import { db } from "../db/client";
import { isUniqueViolation } from "../db/dialects/dialect";
import type { Prisma } from "../db/generated/sqlite/client";
import { columnsOf, hasColumn, quoteIdentifier, type Table, tables } from "../db/tables";
import { type Transaction, write } from "../db/write-transaction";
import { fold } from "../values/text";

const BATCH_SIZE = 5_000;

/** Updates folded columns that do not match their text. Reports those whose new value would violate a unique key. */
export async function refold(): Promise<{ refolded: number; clashes: string[] }> {
  const clashes: string[] = [];
  let refolded = 0;
  for (const column of columns) {
    let last = -(2 ** 31);
    for (let rows = await readBatch(column, last); rows.length > 0; rows = await readBatch(column, last)) {
      last = rows.at(-1)?.id ?? last;
      const stale = rows.filter(({ text, folded }) => foldedOf(text) !== folded);
      if (stale.length === 0) continue;
      const left = await updateFolded(column, stale);
      refolded += stale.length - left.length;
      clashes.push(
        ...left.map(
          (row) => `${column.title} ${row.id}: “${row.text}” is already used by another row. Change one of them.`,
        ),
      );
    }
  }
  return { refolded, clashes };
}

interface Column {
  /** The label of its rows. */
  title: string;
  table: Prisma.Sql;
  text: Prisma.Sql;
  folded: Prisma.Sql;
}

interface FoldedRow {
  id: number;
  text: string | null;
  folded: string | null;
}

function readBatch({ table, text, folded }: Column, last: number): Promise<FoldedRow[]> {
  return db.$queryRaw<FoldedRow[]>`
    SELECT "id", ${text} AS "text", ${folded} AS "folded" FROM ${table}
    WHERE "id" > ${last} ORDER BY "id" LIMIT ${BATCH_SIZE}`;
}

function foldedOf(text: string | null): string | null {
  return text === null ? null : fold(text);
}

/** Updates all at once or, after a unique violation, one by one; returns the rows that could not be updated. */
async function updateFolded(column: Column, stale: FoldedRow[]): Promise<FoldedRow[]> {
  try {
    await write(async (tx) => {
      for (const row of stale) await update(tx, column, row);
    });
    return [];
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    if (stale.length === 1) return stale;
    const left: FoldedRow[] = [];
    for (const row of stale) left.push(...(await updateFolded(column, [row])));
    return left;
  }
}

async function update(tx: Transaction, { table, text, folded }: Column, row: FoldedRow): Promise<void> {
  await tx.$executeRaw`
    UPDATE ${table} SET ${folded} = ${foldedOf(row.text)} WHERE "id" = ${row.id} AND ${text} IS NOT DISTINCT FROM ${row.text}`;
}

/** Every folded column with its text column. */
const columns: Column[] = tables.flatMap((table) =>
  columnsOf(table)
    .filter((name) => hasColumn(table, "id") && hasColumn(table, `${name}Fold`))
    .map((name) => ({
      title: inWords(table),
      table: quoteIdentifier(table),
      text: quoteIdentifier(name),
      folded: quoteIdentifier(`${name}Fold`),
    })),
);

/** "SavedView" as "Saved view". */
function inWords(table: Table): string {
  return table.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
