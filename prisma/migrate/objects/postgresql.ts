/** PostgreSQL's search indexes and counters. The functions shared by their triggers are in the first migration. */
import type { DatabaseObject, ObjectsDialect } from "./objects";
import { fromClause, indexUpdates, type SearchIndex, type SearchText } from "./search-index";

export const postgresqlObjects: ObjectsDialect = {
  searchObjects(index) {
    const { table, texts } = index;
    const [search, word, view] = [`"${table}Search"`, `"${table}Word"`, `"${table}Text"`];
    return [
      {
        name: `${table}Search`,
        create: `-- Search of ${table}: ${texts.map(({ path }) => path).join(", ")}
CREATE TABLE ${search} (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document" tsvector NOT NULL
);
CREATE INDEX "${table}Search_document_idx" ON ${search} USING GIN ("document");`,
        drop: `DROP TABLE ${search};`,
        fill: `INSERT INTO ${search} ("id", "document") SELECT "id", "document" FROM ${view};
INSERT INTO ${word} ("word") SELECT DISTINCT unnest(tsvector_to_array("document")) FROM ${search} ON CONFLICT DO NOTHING;`,
      },
      {
        name: `${table}Word`,
        create: `CREATE TABLE ${word} (\n    "word" TEXT COLLATE "C" NOT NULL PRIMARY KEY\n);`,
        drop: `DROP TABLE ${word};`,
      },
      { name: `${table}Text`, create: textView(index), drop: `DROP VIEW ${view};` },
      ...indexUpdates(index).flatMap((renewal) => {
        const { name, on, key, watched } = renewal;
        if (renewal.kind === "borrowed") {
          const { from, foreignKey } = renewal;
          const call = `index_referring('${table}', '${from}', '${foreignKey}', '${key}')`;
          return [onUpdate(`${name}_updated`, on, watched, call)];
        }
        return [
          onInsert(`${name}_inserted`, on, `index_inserted('${table}', '${key}')`),
          onUpdate(`${name}_updated`, on, watched, `index_updated('${table}', '${key}')`),
          onDelete(`${name}_deleted`, on, `index_deleted('${table}', '${key}')`),
        ];
      }),
    ];
  },

  counterObjects(table, entity) {
    const inserted = onInsert(`${table}Rows_inserted`, table, `count_inserted('${entity}')`);
    return [
      {
        ...inserted,
        create: `-- Count of ${table}\n${inserted.create}`,
        fill: `INSERT INTO "RowTotal" ("entity", "rows") SELECT '${entity}', count(*) FROM "${table}";`,
        clear: `DELETE FROM "RowTotal" WHERE "entity" = '${entity}';`,
      },
      onDelete(`${table}Rows_deleted`, table, `count_deleted('${entity}')`),
    ];
  },

  // PostgreSQL does not drop or change a column that a view or trigger refers to.
  findTouched: (sql) =>
    [...sql.matchAll(/^ALTER TABLE "(\w+)"([^;]*);/gm)].flatMap(([, table = "", changes = ""]) =>
      [...changes.matchAll(/DROP COLUMN "(\w+)"|ALTER COLUMN "(\w+)" SET DATA TYPE/g)].map(
        ([, dropped, retyped = ""]) => [table, dropped ?? retyped],
      ),
    ),

  // No object is dropped with a change of its table. PostgreSQL refuses to drop what a hand-written view refers to, and
  // names the view.
  findHandWritten: () => [],
};

function textView(index: SearchIndex): string {
  return `CREATE VIEW "${index.table}Text" AS SELECT t."id", search_document(
${index.texts.map((text) => `    ${textOf(text)}`).join(",\n")}
) AS "document"
${fromClause(index)};`;
}

function textOf({ column, from }: SearchText): string {
  if (from?.kind !== "link") return searchText(from ? `"${from.field}"` : "t", column);
  const order = from.order.map((name) => `link."${name}"`).join(", ");
  return `(
        SELECT string_agg(${searchText("linked", column)}, U&' \\E000 ' ORDER BY ${order})
        FROM "${from.table}" link JOIN "${from.to.table}" linked ON linked."id" = link."${from.to.foreignKey}"
        WHERE link."${from.ownKey}" = t."id"
    )`;
}

function searchText(row: string, column: string): string {
  return `search_text(${row}."${column}Fold", ${row}."${column}")`;
}

function onInsert(name: string, table: string, call: string): DatabaseObject {
  return trigger(name, table, "INSERT", `REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT`, call);
}

function onDelete(name: string, table: string, call: string): DatabaseObject {
  return trigger(name, table, "DELETE", `REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT`, call);
}

function onUpdate(name: string, table: string, columns: readonly string[], call: string): DatabaseObject {
  const row = (which: string) => `(${columns.map((column) => `${which}."${column}"`).join(", ")})`;
  const when = `FOR EACH ROW WHEN (${row("NEW")}\n    IS DISTINCT FROM ${row("OLD")})`;
  return trigger(name, table, "UPDATE", when, call);
}

function trigger(name: string, table: string, event: string, when: string, call: string): DatabaseObject {
  return {
    name,
    create: `CREATE TRIGGER "${name}" AFTER ${event} ON "${table}"\n    ${when}\n    EXECUTE FUNCTION ${call};`,
    drop: `DROP TRIGGER "${name}" ON "${table}";`,
  };
}
