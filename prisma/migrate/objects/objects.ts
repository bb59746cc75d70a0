/** What a migration consists of beside tables and their indexes: search tables, views and triggers. */
import type { SearchIndex } from "./search-index";

export interface DatabaseObject {
  readonly name: string;
  readonly create: string;
  readonly drop: string;
  /** Fills it from the rows there are, once everything is there. */
  readonly fill?: string;
  /** Takes away what it has put elsewhere, when it goes for good. */
  readonly clear?: string;
}

/** All that differs between the databases in such objects. */
export interface ObjectsDialect {
  /** The search table, its words, the view of the texts it is made from, and the triggers that keep it. */
  searchObjects(index: SearchIndex): DatabaseObject[];
  /** The triggers that count a table's rows in RowTotal, as this entity. */
  counterObjects(table: string, entity: string): DatabaseObject[];
  /**
   * What no view or trigger may mention while these statements run: a table that is made anew, a table with a column that
   * goes. One that mentions all the names of an entry is in the way.
   */
  findTouched(sql: string): string[][];
  /** What these migrations made beside the tables and indexes that `schemaSql` makes. */
  findHandWritten(migrations: readonly string[], schemaSql: string): DatabaseObject[];
}

/**
 * The statements of a migration: `change`, which is Prisma's, and around it what turns the objects before into those
 * after. An object that is in the way of the change is dropped and created again. Undefined when nothing is to be done.
 */
export function migrationSql(
  dialect: ObjectsDialect,
  before: readonly DatabaseObject[],
  after: readonly DatabaseObject[],
  change: string | undefined,
): string | undefined {
  const blocking = findBlocking(before, dialect.findTouched(change ?? ""));
  const gone = before.filter((object) => !after.some(isSame(object)));
  const added = after.filter((object) => !before.some(isSame(object)));
  const dropped = before.filter((object) => gone.includes(object) || blocking.has(object)).reverse();
  const created = after.filter((object) => added.includes(object) || dropped.some(isSame(object)));
  const parts = [
    section("Views and triggers that go, or are made again below", [
      ...gone.flatMap(({ clear }) => clear ?? []),
      ...dropped.map(({ drop }) => drop),
    ]),
    change?.trimEnd(),
    created.length > 0 ? created.map(({ create }) => create).join("\n\n") : undefined,
    section(
      "What is there already",
      added.flatMap(({ fill }) => fill ?? []),
    ),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `${parts.join("\n\n")}\n` : undefined;
}

const isSame = (one: DatabaseObject) => (other: DatabaseObject) =>
  one.name === other.name && one.create === other.create;

/** The objects that mention what is touched, or another such object. */
function findBlocking(objects: readonly DatabaseObject[], touched: string[][]): Set<DatabaseObject> {
  const found = new Set(
    objects.filter(({ create }) => touched.some((names) => names.every((name) => create.includes(`"${name}"`)))),
  );
  // A set goes on over what is added to it meanwhile.
  for (const { name } of found) {
    for (const object of objects) if (object.create.includes(`"${name}"`)) found.add(object);
  }
  return found;
}

function section(title: string, statements: string[]): string | undefined {
  return statements.length > 0 ? `-- ${title}.\n${statements.join("\n")}` : undefined;
}
