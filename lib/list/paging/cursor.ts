import { z } from "zod";
import { MAX_INTEGER } from "../../values/form-fields";
import type { FieldType } from "../filter/filter";

const integer = z.number().int().min(-MAX_INTEGER).max(MAX_INTEGER);
const text = z
  .string()
  .max(2000)
  .regex(/^[^\0]*$/);
// PostgreSQL has no year 0.
const date = z.strictObject({ date: z.iso.datetime().regex(/^(?!0000)/) });

const schema = z.strictObject({
  list: z.string().max(60),
  /** The sort it belongs to, as in the URL: "-published,title". */
  sort: z.string().max(120),
  /** The row's values in the sort columns. */
  values: z.array(z.union([text, integer, z.null(), date])).max(3),
  id: integer,
  backwards: z.boolean(),
  /** The number of rows before it; null where unknown. */
  before: z.number().int().min(0).nullable(),
});

/** A position in a list: between the row with these values and this id, and its neighbour. */
export type Cursor = z.infer<typeof schema>;
export type CursorValue = Cursor["values"][number];

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** The cursor; undefined for an invalid one. */
export function decodeCursor(text: string): Cursor | undefined {
  if (text === "") return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return undefined;
  }
}

/** Whether a column of this type can have the value. */
export function fitsFieldType(
  value: CursorValue,
  { kind, nullable }: { kind: FieldType; nullable?: boolean },
): boolean {
  if (value === null) return nullable === true;
  if (kind === "date") return typeof value === "object";
  return typeof value === (kind === "text" || kind === "choice" ? "string" : "number");
}
