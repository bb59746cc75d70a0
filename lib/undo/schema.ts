import { z } from "zod";
import { type EntityName, undoableEntities } from "../entities/registry";
import { optionalRowId, rowId } from "../values/form-fields";

/** Which set is undone; of one with more in it perhaps a single row, with what went with it. */
export const undoSchema = z.strictObject({
  id: rowId,
  entity: z.enum(undoableEntities.map(({ name }) => name) as [EntityName, ...EntityName[]]).nullish(),
  entityId: optionalRowId,
});
