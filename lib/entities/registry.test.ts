import { expect, test } from "vitest";
import { Prisma } from "../db/generated/sqlite/client";
import { quoteIdentifier } from "../db/tables";
import { allEntities, entities } from "./registry";

const columnsOf = (table: Prisma.ModelName) => Object.keys(Prisma[`${table}ScalarFieldEnum`]);

test("every entity is registered under its own name, with a number of its own", () => {
  expect(allEntities.map(({ name }) => name)).toEqual(Object.keys(entities));
  expect(new Set(allEntities.map(({ number }) => number)).size).toBe(allEntities.length);
});

// lib/history/records.ts packs it into 4 bits.
test.each(allEntities)("the number of a $name is below 16", ({ number }) => {
  expect(number).toBeGreaterThanOrEqual(0);
  expect(number).toBeLessThan(16);
});

test.each(allEntities)("every folded column of a $name is described", ({ table, fields }) => {
  const folded = columnsOf(table).filter((column) => column.endsWith("Fold"));
  const described = Object.keys(fields).filter((name) => fields[name]?.folded);
  expect(described.map((name) => `${name}Fold`).sort()).toEqual(folded.sort());
});

test.each(allEntities)("the unique keys of a $name consist of its columns", ({ table, uniqueKeys }) => {
  expect(columnsOf(table)).toEqual(expect.arrayContaining(uniqueKeys.flat()));
});

test.each(allEntities)("the rows that a $name refers to are of registered entities", ({ fields, relations = {} }) => {
  const targets = [...Object.values(fields), ...Object.values(relations)].flatMap(
    ({ refersTo }) => refersTo?.entity ?? [],
  );
  expect(Object.keys(entities)).toEqual(expect.arrayContaining(targets));
  for (const { through } of Object.values(relations)) expect(() => quoteIdentifier(through.table)).not.toThrow();
});

test.each(allEntities)("every column of a $name has a label of its own", ({ fields }) => {
  const labels = Object.values(fields).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});
