import { z } from "zod";
import { line, versionedId } from "../values/form-fields";
import { parseViewQuery, toViewQuery } from "./query";

// Fits into a URL, and leaves room for the rest of the request head.
const MAX_LENGTH = 8000;

const fields = {
  name: line(80, "Enter a name for this view."),
  /** Visible to everyone who may see the list. */
  shared: z
    .union([z.boolean(), z.enum(["", "yes"])], { error: "Choose an option from the list." })
    .nullish()
    .transform((value) => value === true || value === "yes"),
};

export const newViewSchema = z.strictObject({
  /** Its name; the command checks that it exists. */
  list: z.string({ error: "This list doesn’t exist." }).max(40, "This list doesn’t exist."),
  query: z
    .string({ error: "This isn’t the URL of a list." })
    .max(MAX_LENGTH, "The filter or the search is too long to save. Shorten it.")
    .transform((query) => toViewQuery(parseViewQuery(query)))
    .refine((query) => query.length <= MAX_LENGTH, "The filter or the search is too long to save. Shorten it."),
  ...fields,
});

export const editViewSchema = z.strictObject({ ...versionedId, ...fields });

export const deleteViewSchema = z.strictObject(versionedId);
