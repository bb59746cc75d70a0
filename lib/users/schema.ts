import { z } from "zod";
import { email, line, optionalLine, rowId, versionedId } from "../values/form-fields";
import { fold } from "../values/text";
import { roles } from "./roles";

const username = line(64, "Enter a username.").refine((text) => !fold(text).includes("@"), {
  error: "A username can’t contain @: it could be mistaken for an email address.",
});

export const userFields = { username, email: email(120, "Enter an email address.") };

/** The name shown to customers. */
const displayName = optionalLine(80);

/** New users are booksellers; an admin can change that later. */
export const newUserSchema = z.strictObject({ ...userFields, displayName });

export const editUserSchema = z.strictObject({
  ...versionedId,
  ...userFields,
  displayName,
  role: z.enum(roles, { error: "Choose a role." }),
});

/** Erasing needs the username as confirmation. */
export const erasePersonSchema = z.strictObject({ id: rowId, username: line(64, "Enter the username.") });

export const userVersionSchema = z.strictObject(versionedId);
