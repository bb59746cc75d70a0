/** SQLite's search indexes (FTS5) and counters. The statements keep to what SQLite 3.40 understands, which is Debian's shell. */
import Database from "better-sqlite3";
import type { DatabaseObject, ObjectsDialect } from "./objects";
import { fromClause, indexUpdates, type SearchIndex, type SearchText } from "./search-index";

export const sqliteObjects: ObjectsDialect = {
  searchObjects(index) {
    const { table, texts } = index;
    const [search, view] = [`"${table}Search"`, `"${table}Text"`];
    const columns = texts.map(({ name }) => `"${name}"`).join(", ");
    const insert = `INSERT INTO ${search} (rowid, ${columns})`;
    const renew = (ids: string) => [
      `    DELETE FROM ${search} WHERE rowid ${ids};`,
      `    ${insert}`,
      `    SELECT * FROM ${view} WHERE "id" ${ids};`,
    ];
    return [
      {
        name: `${table}Search`,
        create: `-- Search of ${table}: ${texts.map(({ path }) => path).join(", ")}
CREATE VIRTUAL TABLE ${search} USING fts5(
    ${columns},
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="${TOKENIZER}"
);`,
        drop: `DROP TABLE ${search};`,
        fill: `${insert} SELECT * FROM ${view};`,
      },
      {
        name: `${table}Word`,
        create: `CREATE VIRTUAL TABLE "${table}Word" USING fts5vocab(${search}, row);`,
        drop: `DROP TABLE "${table}Word";`,
      },
      { name: `${table}Text`, create: textView(index), drop: `DROP VIEW ${view};` },
      ...indexUpdates(index).flatMap((renewal) => {
        const { name, on, key, watched } = renewal;
        if (renewal.kind === "borrowed") {
          const ids = `IN (SELECT "${key}" FROM "${renewal.from}" WHERE "${renewal.foreignKey}" = new."id")`;
          return [trigger(`${name}_updated`, `UPDATE ON "${on}"`, renew(ids), changed(watched))];
        }
        return [
          trigger(`${name}_inserted`, `INSERT ON "${on}"`, renew(`= new."${key}"`)),
          trigger(`${name}_updated`, `UPDATE ON "${on}"`, renew(`IN (old."${key}", new."${key}")`), changed(watched)),
          trigger(`${name}_deleted`, `DELETE ON "${on}"`, renew(`= old."${key}"`)),
        ];
      }),
    ];
  },

  counterObjects(table, entity) {
    const count = (more: string) => [
      `    UPDATE "RowTotal" SET "rows" = "rows" ${more} 1 WHERE "entity" = '${entity}';`,
    ];
    const { name, create, drop } = trigger(`${table}Rows_inserted`, `INSERT ON "${table}"`, count("+"));
    return [
      {
        name,
        create: `-- Count of ${table}\n${create}`,
        drop,
        fill: `INSERT INTO "RowTotal" ("entity", "rows") SELECT '${entity}', count(*) FROM "${table}";`,
        clear: `DELETE FROM "RowTotal" WHERE "entity" = '${entity}';`,
      },
      trigger(`${table}Rows_deleted`, `DELETE ON "${table}"`, count("-")),
    ];
  },

  // A rebuilt table loses its triggers, and cannot be renamed while a view or another trigger refers to it.
  findTouched: (sql) => [...sql.matchAll(/ RENAME TO "(\w+)";/g)].map(([, table = ""]) => [table]),

  findHandWritten(migrations, schemaSql) {
    const byPrisma = objectsMadeBy([schemaSql]).map(({ name }) => name);
    return objectsMadeBy(migrations)
      .filter(({ name }) => !byPrisma.includes(name))
      .map(({ type, name, sql }) => ({ name, create: `${sql};`, drop: `DROP ${type.toUpperCase()} "${name}";` }));
  },
};

/** Matches how the application folds and tokenises text (lib/values/text.ts, lib/search/query.ts). */
const TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'";
/** A private-use character between two texts of a column keeps phrases from matching across them. */
const SEPARATOR = "char(32, 57344, 32)";

function textView(index: SearchIndex): string {
  const columns = index.texts.map((text) => `    ${textOf(text)} AS "${text.name}"`).join(",\n");
  return `CREATE VIEW "${index.table}Text" AS SELECT
    t."id" AS "id",
${columns}
${fromClause(index)};`;
}

function textOf({ column, from }: SearchText): string {
  if (from?.kind !== "link") return foldedAndWritten(from ? `"${from.field}"` : "t", column);
  const { to } = from;
  const order = from.order.map((name) => `link."${name}"`).join(", ");
  return `(
        SELECT group_concat("text", ${SEPARATOR}) FROM (
            SELECT ${foldedAndWritten("linked", column)} AS "text"
            FROM "${from.table}" link JOIN "${to.table}" linked ON linked."id" = link."${to.foreignKey}"
            WHERE link."${from.ownKey}" = t."id" ORDER BY ${order}
        )
    )`;
}

/** The folded text, and the original where it differs: it may have been edited outside the application. */
function foldedAndWritten(row: string, column: string): string {
  const [written, folded] = [`${row}."${column}"`, `${row}."${column}Fold"`];
  return `coalesce(${folded} || ${SEPARATOR} || nullif(lower(${written}), ${folded}), ${folded}, ${written})`;
}

function trigger(name: string, event: string, statements: string[], condition = " "): DatabaseObject {
  return {
    name,
    create: `CREATE TRIGGER "${name}" AFTER ${event}${condition}BEGIN\n${statements.join("\n")}\nEND;`,
    drop: `DROP TRIGGER "${name}";`,
  };
}

function changed(columns: readonly string[]): string {
  const row = (which: string) => `(${columns.map((column) => `${which}."${column}"`).join(", ")})`;
  return `\nWHEN ${row("new")}\n    IS NOT ${row("old")}\n`;
}

interface Made {
  type: string;
  name: string;
  sql: string;
}

function objectsMadeBy(migrations: readonly string[]): Made[] {
  const db = new Database(":memory:");
  try {
    for (const sql of migrations) db.exec(sql);
    return db
      .prepare<[], Made>(
        "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL ORDER BY rowid",
      )
      .all();
  } finally {
    db.close();
  }
}
