import { z } from "zod";
import { rowId } from "../fields";

export const oneJobSchema = z.strictObject({ id: rowId });
