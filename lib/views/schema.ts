import { z } from "zod";
import { line, versionedId } from "../values/form-fields";
import { parseViewQuery, toViewQuery } from "./query";

// What a browser's address may have, and still leave room for the rest of a request's head.
const MAX_LENGTH = 8000;

const fields = {
  name: line(80, "Enter a name for this view."),
  /** Seen by everybody who may see the list. */
  shared: z
    .union([z.boolean(), z.enum(["", "yes"])], { error: "Choose an option from the list." })
    .nullish()
    .transform((value) => value === true || value === "yes"),
};

export const newViewSchema = z.strictObject({
  /** Its name; the command knows which there are. */
  list: z.string({ error: "This list doesn’t exist." }).max(40, "This list doesn’t exist."),
  query: z
    .string({ error: "This is not the address of a list." })
    .max(MAX_LENGTH, "This asks for too much to be kept. Make its filter or its search shorter.")
    .transform((query) => toViewQuery(parseViewQuery(query)))
    .refine(
      (query) => query.length <= MAX_LENGTH,
      "This asks for too much to be kept. Make its filter or its search shorter.",
    ),
  ...fields,
});

export const editViewSchema = z.strictObject({ ...versionedId, ...fields });

export const deleteViewSchema = z.strictObject(versionedId);
