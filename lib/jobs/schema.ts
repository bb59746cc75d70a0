import { z } from "zod";
import { rowId } from "../values/form-fields";

export const jobIdSchema = z.strictObject({ id: rowId });
