/** The objects of a migration beside tables and indexes: search tables, views and triggers. */
import type { SearchIndex } from "./search-index";

export interface DatabaseObject {
  readonly name: string;
  readonly create: string;
  readonly drop: string;
  /** Fills it from existing rows, after all objects have been created. */
  readonly fill?: string;
  /** Removes its data from other tables when it is dropped for good. */
  readonly clear?: string;
}

/** All that differs between the databases in such objects. */
export interface ObjectsDialect {
  /** The search table, its word list, the view of the indexed texts, and the triggers that maintain them. */
  searchObjects(index: SearchIndex): DatabaseObject[];
  /** The triggers that count a table's rows in RowTotal under this entity. */
  counterObjects(table: string, entity: string): DatabaseObject[];
  /**
   * What no view or trigger may refer to while these statements run: a table that is rebuilt, a table with a column
   * that is dropped. An object that contains all names of an entry is blocking.
   */
  findTouched(sql: string): string[][];
  /** The objects that these migrations created beside the tables and indexes of `schemaSql`. */
  findHandWritten(migrations: readonly string[], schemaSql: string): DatabaseObject[];
}

/**
 * The statements of a migration: Prisma's `change`, and around it those that turn the objects before into those after.
 * Objects that block the change are dropped and created again. Undefined when nothing changes.
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

/** The objects that refer to what is touched, or to another such object. */
function findBlocking(objects: readonly DatabaseObject[], touched: string[][]): Set<DatabaseObject> {
  const found = new Set(
    objects.filter(({ create }) => touched.some((names) => names.every((name) => create.includes(`"${name}"`)))),
  );
  // Iterating a set includes elements added meanwhile.
  for (const { name } of found) {
    for (const object of objects) if (object.create.includes(`"${name}"`)) found.add(object);
  }
  return found;
}

function section(title: string, statements: string[]): string | undefined {
  return statements.length > 0 ? `-- ${title}.\n${statements.join("\n")}` : undefined;
}
