import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { authorNames } from "../authors/names";
import { loadBooks } from "../books/book-authors";
import { findAuthorsNamed, findCandidates } from "../books/import/book-lookup";
import { bookRows } from "../books/queries";
import { planBulkEdit } from "../bulk/plan";
import { countReferences } from "../entities/references";
import { type EntityName, entities, undoableEntities } from "../entities/registry";
import { getTitles } from "../entities/titles";
import { historyList } from "../history/list";
import { findRecordOptions } from "../history/records";
import { filterSql } from "../list/filter/where";
import { parseListRequest } from "../list/list";
import { findPageIds } from "../list/paging/page";
import { loadDuplicateBooks } from "../merge/duplicates";
import { compareRows } from "../merge/queries";
import { matching } from "../search/match";
import { bookSummaries } from "../storefront/lists";
import { insertActor } from "../testing/factories";
import { planUndo } from "../undo/plan";
import { ProjectedState } from "../undo/projected-state";
import { loadEventsSince } from "../undo/row-status";
import { deleteMany, insertMany, newIds, updateMany } from "./bulk-write";
import { db } from "./client";
import { dialect } from "./connections";
import { Prisma } from "./generated/sqlite/client";
import { allOf, anyOf, isIn } from "./sql";
import { write } from "./write-transaction";

const sql = Prisma.sql;
const admin = await insertActor("admin");

/** Whether the database finds this condition true. */
async function holds(condition: Prisma.Sql): Promise<boolean> {
  return (await db.$queryRaw<unknown[]>`SELECT 1 AS one WHERE ${condition}`).length === 1;
}

describe("a condition built from a list", () => {
  it.each([
    ["a value in a list", isIn(sql`2`, [1, 2]), true],
    ["a text in a list", isIn(sql`'b'`, ["a", "b"]), true],
    ["a value not in a list", isIn(sql`3`, [1, 2]), false],
    ["a value in an empty list", isIn(sql`3`, []), false],
    ["a value not in an empty list", sql`NOT ${isIn(sql`3`, [])}`, true],
    ["all of two", allOf([sql`1 = 1`, sql`1 = 0`]), false],
    ["all of none", allOf([]), true],
    ["one of two", anyOf([sql`1 = 1`, sql`1 = 0`]), true],
    ["one of none", anyOf([]), false],
    ["one of two, and another", sql`${anyOf([sql`1 = 1`, sql`1 = 1`])} AND 1 = 0`, false],
  ])("%s", async (_, condition, expected) => {
    expect(await holds(condition)).toBe(expected);
  });

  it("is built only by functions that accept empty lists", () => {
    const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((file) =>
      /(?<!\.test)\.ts$/.test(file),
    );
    const byHand = files.filter((file) =>
      /\bIN \(\$\{\s*Prisma\.join\([^"]*\)\}\)/.test(readFileSync(`lib/${file}`, "utf8")),
    );
    expect(byHand).toEqual(["db/sql.ts"]);
  });
});

describe("an empty list returns nothing", () => {
  const none = async (rows: Promise<unknown>) => expect([...((await rows) as Iterable<unknown>)]).toEqual([]);

  it.each(undoableEntities.map(({ name }) => name))("loading rows: %s", (entity: EntityName) =>
    none(entities[entity].load(db, [])),
  );

  it.each<[string, () => Promise<unknown>]>([
    ["books of a list", () => bookRows([])],
    ["books of the storefront", () => bookSummaries([])],
    ["books of duplicates", () => loadDuplicateBooks(admin, [])],
    ["books of an import", () => loadBooks(db, [])],
    ["authors that an import names", () => findAuthorsNamed(db, [])],
    ["names of authors", () => authorNames([])],
    ["what names a row", () => countReferences(db, "store", [])],
    ["what was done since", () => loadEventsSince(db, [], 1)],
    ["records that nobody may see", () => findRecordOptions("emma", [])],
    ["texts of the dialect", () => db.$queryRaw`SELECT "id" FROM "Book" WHERE "titleFold" IN ${dialect.textList([])}`],
    ["rows of the dialect", () => db.$queryRaw`SELECT * FROM ${dialect.rowsAsTable("Book", ["id"], [])} AS j`],
    ["a search without words", () => db.$queryRaw(matching("Book", []))],
    ["new ids", () => write((tx) => newIds(tx, "Book", 0))],
  ])("%s", (_, ask) => none(ask()));

  it("a history without visible entities", async () => {
    const list = historyList([]);
    expect(await findPageIds(list, parseListRequest(list, {}))).toMatchObject({ ids: [], total: 0 });
  });

  it("a group without conditions", async () => {
    const group = (join: "all" | "any", negated = false) => filterSql({ join, negated, parts: [] }, {});
    expect(await Promise.all([group("all"), group("any"), group("any", true)].map(holds))).toEqual([true, false, true]);
  });

  it("rows to compare", async () => {
    for (const entity of ["book", "author"] as const) {
      expect(await compareRows(admin, entity, [])).toEqual({ rows: [], survivorId: undefined, fields: [] });
    }
  });

  it("names, candidates and plans", async () => {
    expect((await getTitles([]))("book", 1)).toEqual({ name: undefined, isThere: false });
    expect((await findCandidates(db, [])).byIsbn.size).toBe(0);
    expect(await planBulkEdit(db, { entity: "book", action: { type: "delete" }, actor: admin }, [])).toMatchObject({
      gone: 0,
    });
    expect(await planUndo(db, new ProjectedState(db), [], { actor: admin, set: 1 })).toEqual({
      steps: [],
      skipped: [],
    });
  });

  it("rows to write", async () => {
    await write(async (tx) => {
      await insertMany(tx, "Book", []);
      await updateMany(tx, "Book", []);
      await deleteMany(tx, "Book", []);
    });
  });
});
