import { z } from "zod";
import { line, optionalEmail, optionalLine, optionalText, versionedId } from "../values/form-fields";

export const authorFields = {
  name: line(120, "Enter the author's name."),
  /** Derived from the name when empty (sort-name.ts). */
  sortName: optionalLine(120),
  email: optionalEmail(120),
  note: optionalText(4000),
};

export const newAuthorSchema = z.strictObject(authorFields);

export const editAuthorSchema = z.strictObject({ ...versionedId, ...authorFields });

export const deleteAuthorSchema = z.strictObject(versionedId);

export type AuthorInput = z.output<typeof newAuthorSchema>;
