import { z } from "zod";
import { type EntityName, undoableEntities } from "../entities/registry";
import { optionalRowId, rowId } from "../values/form-fields";

/** The set to undo, or one row of it with its dependent rows. */
export const undoSchema = z.strictObject({
  id: rowId,
  entity: z.enum(undoableEntities.map(({ name }) => name) as [EntityName, ...EntityName[]]).nullish(),
  entityId: optionalRowId,
});
