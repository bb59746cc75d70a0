import { z } from "zod";
import { MAX_INTEGER } from "../../values/form-fields";
import type { Kind } from "../filter/filter";

const integer = z.number().int().min(-MAX_INTEGER).max(MAX_INTEGER);
const text = z
  .string()
  .max(2000)
  .regex(/^[^\0]*$/);
// PostgreSQL knows no year 0.
const date = z.strictObject({ date: z.iso.datetime().regex(/^(?!0000)/) });

const schema = z.strictObject({
  list: z.string().max(60),
  /** The order it belongs to, as the address has it: "-published,title". */
  sort: z.string().max(120),
  /** What the row has in the columns that are sorted by. */
  values: z.array(z.union([text, integer, z.null(), date])).max(3),
  id: integer,
  backwards: z.boolean(),
  /** How many rows lie before the place it names, as far as was known. */
  before: z.number().int().min(0).nullable(),
});

/** A place in a list: between the row with these values and this id, and its neighbour. */
export type Cursor = z.infer<typeof schema>;
export type CursorValue = Cursor["values"][number];

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** The cursor, or undefined for what is no cursor. */
export function decodeCursor(text: string): Cursor | undefined {
  if (text === "") return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return undefined;
  }
}

/** Whether a column of this kind can have given the value. */
export function isOfKind(value: CursorValue, { kind, nullable }: { kind: Kind; nullable?: boolean }): boolean {
  if (value === null) return nullable === true;
  if (kind === "date") return typeof value === "object";
  return typeof value === (kind === "text" || kind === "choice" ? "string" : "number");
}
