import { expect, test } from "vitest";
import { entities } from "../audit/entities";
import { Prisma } from "../db/generated/sqlite/client";
import { labelOf } from "./fields";

test.each(Object.keys(entities))("every field of a %s that is recorded has a name for people", (entity) => {
  const model = `${entity.charAt(0).toUpperCase()}${entity.slice(1)}ScalarFieldEnum` as "BookScalarFieldEnum";
  const fields = Object.keys(Prisma[model]).filter((field) => !/Fold$|^(id|version|tokenHash)$/.test(field));
  expect(fields.length).toBeGreaterThan(2);
  expect(fields.filter((field) => labelOf(entity, field) === field)).toEqual([]);
});
