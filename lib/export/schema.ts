import { z } from "zod";
import { limits } from "../list/filter/filter";
import { MAX_INTEGER } from "../values/form-fields";
import { type ExportFormat, exportFormats } from "./formats";
import { isExportable } from "./names";

const optionalText = (most: number) => z.string().max(most).default("");

/** The exported list, its query (lib/list/list.ts) and the format. */
export const exportSchema = z.strictObject({
  list: z.string().refine(isExportable, { error: "This list doesn’t exist." }),
  /** The store or author whose books are exported. */
  of: z.coerce.number().int().min(0).max(MAX_INTEGER).default(0),
  format: z.enum(Object.keys(exportFormats) as [ExportFormat], { error: "Choose a format." }),
  q: optionalText(10_000),
  where: optionalText(limits.text),
  sort: optionalText(200),
});

export type ExportInput = z.output<typeof exportSchema>;
