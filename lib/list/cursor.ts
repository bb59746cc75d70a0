import { z } from "zod";

const schema = z.strictObject({
  /** The order it belongs to, "-" before it when descending. */
  sort: z.string().max(60),
  value: z.union([z.string().max(2000), z.number(), z.null(), z.strictObject({ date: z.iso.datetime() })]),
  id: z.number().int(),
  backwards: z.boolean(),
  /** How many rows lie before the place it names, as far as was known. */
  before: z.number().int().min(0),
});

/** A place in a list: between the row with this value and id, and its neighbour. */
export type Cursor = z.infer<typeof schema>;

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
