import { z } from "zod";
import { rowId } from "../values/form-fields";

export const oneJobSchema = z.strictObject({ id: rowId });
