import { expect, test } from "vitest";
import { Prisma } from "../db/generated/sqlite/client";
import { kinds, type Undoable, undoables } from "./entities";

const columnsIn = (entity: Undoable) =>
  Object.keys(Prisma[`${kinds[entity].table}ScalarFieldEnum` as "BookScalarFieldEnum"]);

test.each(undoables)(
  "every column of a %s is brought back, but for those that follow from others, and secrets",
  (entity) => {
    const columns = columnsIn(entity).filter((column) => !/Fold$|^(id|version|updatedAt|passwordHash)$/.test(column));
    expect(Object.keys(kinds[entity].fields).sort()).toEqual(columns.sort());
  },
);

test.each(undoables)("every folded column of a %s is made anew", (entity) => {
  const folded = columnsIn(entity).filter((column) => column.endsWith("Fold"));
  expect(kinds[entity].folded.map((field) => `${field}Fold`).sort()).toEqual(folded.sort());
});

test.each(undoables)("every column of a %s in a unique key is one that there is", (entity) => {
  expect(columnsIn(entity)).toEqual(expect.arrayContaining(kinds[entity].uniques.flat()));
});
