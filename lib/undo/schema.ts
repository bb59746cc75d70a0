import { z } from "zod";
import { optionalRowId, rowId } from "../fields";
import { type Undoable, undoables } from "./entities";

/** Which set is undone; of one with more in it perhaps a single row, with what went with it. */
export const undoSchema = z.strictObject({
  id: rowId,
  entity: z.enum(undoables as [Undoable, ...Undoable[]]).nullish(),
  entityId: optionalRowId,
});
